import type { UseStore } from 'idb-keyval';
import { ConsentError } from '../core/errors.ts';

const OBJECTS = 'facts';
const PATIENCE = 3_000;

/** A store function for idb-keyval, and the end of it. */
export interface Database {
  readonly use: UseStore;
  close(): void;
}

/**
 * One IndexedDB database with one object store, as idb-keyval wants it, and healing: an open that
 * never answers is given up (WebKit 226547), a connection that the browser closed under us is
 * opened again, and a tab that deletes or upgrades is not blocked. While the connection stands, a
 * transaction begins in the caller's own task: nothing else survives instant navigation. It ends
 * without waiting for the page: one that is frozen in the back-forward cache would otherwise keep it
 * open, and every other page out (seen in WebKitGTK 2.50). So all of its requests are made at once.
 *
 * @throws ConsentError `storage-unavailable`, as a rejection.
 */
export function database(name: string): Database {
  let connection: IDBDatabase | undefined;
  const close = (): void => {
    connection?.close();
    connection = undefined;
  };
  const open = async (): Promise<IDBDatabase> => {
    const opened = await connect(name);
    opened.onclose = opened.onversionchange = close;
    return (connection = opened);
  };
  const use: UseStore = async (mode, callback) => {
    const run = (on: IDBDatabase) => {
      const transaction = on.transaction(OBJECTS, mode, { durability: 'strict' });
      const outcome = callback(transaction.objectStore(OBJECTS));
      transaction.commit?.();
      return outcome;
    };
    try {
      if (connection !== undefined) {
        try {
          return await run(connection);
        } catch {
          // InvalidStateError: the connection is dead, though no `close` event told us so.
          close();
        }
      }
      return await run(await open());
    } catch (cause) {
      throw new ConsentError('storage-unavailable', name, cause);
    }
  };
  return { use, close };
}

function connect(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    setTimeout(reject, PATIENCE, 'no answer');
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.result.createObjectStore(OBJECTS);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
