import type { UseStore } from 'idb-keyval';

/** The one object store in a database. */
export const OBJECTS = 'facts';
/**
 * How long a database may take, in milliseconds. It may never answer: WebKit 226547, and Chromium 156,
 * where a transaction begins in the moment in which its database is taken away.
 */
export const PATIENCE = 2_500;

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
 * A connection that fails or is lost is the mender's, who is called for it: whatever is asked from
 * then on waits, since what is opened anew may be empty, and must first be given back what was there.
 * Where the mender cannot be had, it is opened once more without.
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
  const mend = (): UseStore => {
    close();
    const called = callMender().catch(() => {
      mended = undefined;
      return { use: bare };
    });
    return (mended = async (mode, callback) => (await called).use(mode, callback));
  };
  const open = (): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onupgradeneeded = () => request.result.createObjectStore(OBJECTS);
      request.onsuccess = () => {
        const opened = request.result;
        opened.onclose = opened.onversionchange = () => {
          opened.close();
          mend();
        };
        resolve((connection = opened));
      };
      request.onerror = reject;
    });
  const begin: UseStore = async (mode, callback) => {
    const on = connection ?? (await open());
    const transaction = on.transaction(OBJECTS, mode, { durability: 'strict' });
    const outcome = callback(transaction.objectStore(OBJECTS));
    transaction.commit?.();
    return outcome;
  };
  const bare: UseStore = (mode, callback) =>
    new Promise((resolve, reject) => {
      setTimeout(reject, PATIENCE);
      begin(mode, callback).then(resolve, reject);
    });
  const use: UseStore = (mode, callback) =>
    mended ? mended(mode, callback) : bare(mode, callback).catch(() => mend()(mode, callback));
  return { use, close };
}
