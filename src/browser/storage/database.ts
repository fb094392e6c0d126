import type { UseStore } from 'idb-keyval';

/** The one object store in a database. */
export const OBJECTS = 'facts';
/** How long an open may take, in milliseconds (WebKit 226547: it may never answer). */
export const PATIENCE = 1_500;

/** A store function for idb-keyval, and the end of it. */
export interface Database {
  readonly use: UseStore;
  close(): void;
}

/**
 * One IndexedDB database with one object store, as idb-keyval wants it. While its connection stands,
 * a transaction begins in the caller's own task: nothing else survives instant navigation. It ends
 * without waiting for the page: one that is frozen in the back-forward cache would otherwise keep it
 * open, and every other page out (seen in WebKitGTK 2.50). So all of its requests are made at once.
 *
 * A connection that is lost is opened once more. All that goes beyond, and all that comes after it,
 * is the mender's, who is called for it.
 */
export function database(
  name: string,
  callMender: () => Promise<{ readonly use: UseStore }>,
): Database {
  let connection: IDBDatabase | undefined;
  let mended: UseStore | undefined;
  const close = (): void => {
    connection?.close();
    connection = undefined;
  };
  const mend = async (): Promise<UseStore> => {
    close();
    return (mended = (await callMender()).use);
  };
  const lost = (): void => void mend().catch(() => {});
  const open = (): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      setTimeout(reject, PATIENCE);
      const request = indexedDB.open(name);
      request.onupgradeneeded = () => request.result.createObjectStore(OBJECTS);
      request.onsuccess = () => {
        const opened = request.result;
        opened.onclose = opened.onversionchange = () => {
          opened.close();
          lost();
        };
        resolve((connection = opened));
      };
      request.onerror = reject;
    });
  const use: UseStore = async (mode, callback) => {
    if (mended) return mended(mode, callback);
    const stood = connection;
    try {
      const on = stood ?? (await open());
      const transaction = on.transaction(OBJECTS, mode, { durability: 'strict' });
      const outcome = callback(transaction.objectStore(OBJECTS));
      transaction.commit?.();
      return await outcome;
    } catch {
      if (!stood) return (await mend())(mode, callback);
      // It is dead, though no `close` event told us so.
      lost();
      return use(mode, callback);
    }
  };
  return { use, close };
}
