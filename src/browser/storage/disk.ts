import type { UseStore } from 'idb-keyval';
import { OBJECTS, PATIENCE } from './database.ts';

const BLOCKED = 1_000;
/** How long a transaction may take, in milliseconds: longer than at first, for a disk that is slow. */
const SLOW = 5_000;

/**
 * Opens a database, and makes its object store where it is missing: one that an upgrade left
 * without, or that somebody else made. A newer version is taken as it is.
 */
export async function openDisk(name: string, version?: number): Promise<IDBDatabase> {
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const wait = (patience: number, why: string): ReturnType<typeof setTimeout> =>
      setTimeout(() => {
        // It may answer yet: then it must not stand in anybody's way.
        request.onsuccess = () => request.result.close();
        reject(new DOMException(why, 'TimeoutError'));
      }, patience);
    const request = indexedDB.open(name, version);
    let timer = wait(PATIENCE, 'no answer');
    request.onblocked = () => {
      clearTimeout(timer);
      timer = wait(BLOCKED, 'blocked');
    };
    request.onupgradeneeded = () => {
      if (!request.result.objectStoreNames.contains(OBJECTS)) {
        request.result.createObjectStore(OBJECTS);
      }
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      resolve(request.result);
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error);
    };
  });
  if (opened.objectStoreNames.contains(OBJECTS)) return opened;
  opened.close();
  return openDisk(name, opened.version + 1);
}

/**
 * Transactions on a connection, each begun in the caller's own task. One rejects with what ended it,
 * which its requests alone may not tell; what it had begun to write is then taken back.
 */
export const transactOn =
  (on: IDBDatabase): UseStore =>
  async (mode, callback) => {
    const transaction = begin(on, mode);
    const over = new Promise((resolve) => {
      transaction.addEventListener('abort', resolve);
      // A connection that died may not say so.
      setTimeout(resolve, BLOCKED);
    });
    try {
      const outcome = callback(transaction.objectStore(OBJECTS));
      transaction.commit?.();
      return await Promise.race([outcome, silence()]);
    } catch (caught) {
      abort(transaction);
      await over;
      throw transaction.error ?? caught;
    }
  };

/** What becomes of a transaction that never answers, as one on a connection that died. */
const silence = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new DOMException('no answer', 'AbortError')), SLOW);
  });

/** On the disk itself when it says that it is, where the browser knows how. */
function begin(on: IDBDatabase, mode: IDBTransactionMode): IDBTransaction {
  try {
    return on.transaction(OBJECTS, mode, { durability: 'strict' });
  } catch {
    return on.transaction(OBJECTS, mode);
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It is over already.
  }
}
