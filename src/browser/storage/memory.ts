import type { UseStore } from 'idb-keyval';

/** A record, under its key: its kind, and what is of this kind's name. */
export type Row = readonly [key: readonly [kind: string, ...id: string[]], value: unknown];

/** What is kept nowhere but in this page. */
export interface Memory {
  readonly use: UseStore;
  /** Everything in it, in the order in which it was put. */
  rows(): readonly Row[];
  /** The keys that were deleted, whether they were in it or not. */
  deleted(): readonly Row[0][];
}

/**
 * Imitates an object store as far as it is used here: each request is answered in a later task, and
 * a transaction is complete after all of them. `changed` is told of each one that wrote.
 */
export function createMemory(given: readonly Row[], changed: () => void): Memory {
  const rows = new Map(given.map((row) => [nameOf(row[0]), row]));
  const deleted = new Map<string, Row[0]>();
  const put = (value: unknown, key: Row[0]): object => {
    rows.set(nameOf(key), [key, value]);
    deleted.delete(nameOf(key));
    return answer(key);
  };
  const store = () => ({
    put,
    add(value: unknown, key: Row[0]) {
      if (rows.has(nameOf(key))) throw new DOMException('it is there already', 'ConstraintError');
      return put(value, key);
    },
    get: (key: Row[0]) => answer(rows.get(nameOf(key))?.[1]),
    getAll: () => answer([...rows.values()].map(([, value]) => value)),
    getAllKeys: () => answer([...rows.values()].map(([key]) => key)),
    delete(key: Row[0]) {
      rows.delete(nameOf(key));
      deleted.set(nameOf(key), key);
      return answer(undefined);
    },
    transaction: answer(undefined),
  });
  return {
    async use(mode, callback) {
      const outcome = callback(store() as object as IDBObjectStore);
      if (mode === 'readwrite') changed();
      return outcome;
    },
    rows: () => [...rows.values()],
    deleted: () => [...deleted.values()],
  };
}

const nameOf = (key: Row[0]): string => JSON.stringify(key);

/** A request, or a transaction, that succeeds once whoever made it has said whom to tell. */
function answer(result: unknown): object {
  const request: { result: unknown; onsuccess?: () => void; oncomplete?: () => void } = { result };
  setTimeout(() => {
    request.onsuccess?.();
    request.oncomplete?.();
  });
  return request;
}
