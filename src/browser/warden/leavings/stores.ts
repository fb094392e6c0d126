import { isCleared, type Cleared, type Report } from './cleared.ts';

/** Deletes what stands in the web storages, in IndexedDB and in caches. */
export function clearStores(cleared: Cleared, report: Report): void {
  const attempt = async (what: string, work: () => Promise<void> | void): Promise<void> => {
    try {
      await work();
    } catch (cause) {
      report(what, cause);
    }
  };
  void attempt('localStorage', () => clearStorage(cleared, 'local', localStorage));
  void attempt('sessionStorage', () => clearStorage(cleared, 'session', sessionStorage));
  if (cleared.left.some(({ databases }) => databases)) {
    void attempt('IndexedDB', () => clearDatabases(cleared));
  }
  if (cleared.left.some(({ caches: named }) => named)) {
    void attempt('caches', () => clearCaches(cleared));
  }
}

function clearStorage(cleared: Cleared, kind: 'local' | 'session', storage: Storage): void {
  for (const key of Object.keys(storage)) {
    if (isCleared(cleared, kind, key)) storage.removeItem(key);
  }
}

/** By name where the browser does not tell which there are (Firefox before 126). */
async function clearDatabases(cleared: Cleared): Promise<void> {
  const found = await indexedDB.databases?.();
  const named = cleared.left.flatMap(({ databases = [] }) => databases);
  const exact = named.filter((name) => !name.includes('*'));
  const names = found?.flatMap(({ name = '' }) => name) ?? exact;
  const failed = names
    .filter((name) => isCleared(cleared, 'databases', name))
    .map(
      (name) =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase(name);
          request.onsuccess = () => resolve();
          // It is gone as soon as whoever uses it lets go.
          request.onblocked = () => resolve();
          request.onerror = () => reject(request.error ?? new Error(name));
        }),
    );
  await Promise.all(failed);
}

async function clearCaches(cleared: Cleared): Promise<void> {
  const names = await caches.keys();
  const gone = names.filter((name) => isCleared(cleared, 'caches', name));
  await Promise.all(gone.map((name) => caches.delete(name)));
}
