/* What runs in a page, on storage as it lies there. */

/** The keys of all that the SDK keeps in the database of this name. */
export const keysKept = (name: string): Promise<string[][]> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const read = opening.result.transaction('facts').objectStore('facts').getAllKeys();
      read.onsuccess = () => {
        opening.result.close();
        resolve(read.result as string[][]);
      };
    };
  });

/** Deletes it all, but for what localStorage holds; says whether no open page kept it from going. */
export const drop = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const dropping = indexedDB.deleteDatabase('doui');
    dropping.onsuccess = () => resolve('gone');
    dropping.onblocked = () => resolve('blocked');
    dropping.onerror = () => reject(dropping.error);
  });
