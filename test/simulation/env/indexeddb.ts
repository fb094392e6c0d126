import { touch, type Owner } from '../scheduler.ts';
import { pump, type Base, type Disk, type Entry, type Key, type Pending } from './disk.ts';
import { listeners, type Listeners } from './listeners.ts';

/*
 * IndexedDB as far as it is used: transactions that lock, are atomic, end by themselves or by
 * `commit`, and are durable before their page hears of it; connections that close under their page.
 */

const textOf = (key: Key): string => key.join('\u0000');

/** What was cloned, and is frozen all through: who would write into it throws, and all may share it. */
const clones = new WeakSet();

/** A structured clone of what JSON and keys can hold. */
export function clone(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'function') throw new DOMException('a function', 'DataCloneError');
    return value;
  }
  if (clones.has(value)) return value;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy: { [key: string]: unknown } | unknown[] = Array.isArray(value) ? [] : {};
  for (const key of Object.keys(value)) Reflect.set(copy, key, clone(Reflect.get(value, key)));
  clones.add(Object.freeze(copy));
  return copy;
}

interface Request extends Listeners {
  result: unknown;
  error: DOMException | null;
  readonly transaction?: object;
}

export function createIndexedDb(disk: Disk, page: Owner, threw: (error: unknown) => void): object {
  const { scheduler, random } = disk;
  const brief = (): number => random.between(0, 4);

  function request(transaction?: object): Request {
    const made: Request = {
      result: undefined,
      error: null,
      ...(transaction === undefined ? {} : { transaction }),
      ...listeners(() => made, threw),
    };
    return made;
  }

  function connect(name: string, base: Base): object {
    let closed = false;
    const connection = {
      page,
      versionchange: () =>
        void scheduler.after(brief(), page, () => database.fire('versionchange')),
      lost() {
        closed = true;
        scheduler.after(brief(), page, () => database.fire('close'));
      },
    };
    base.open.add(connection);
    const database: Listeners & Record<string, unknown> = {
      name,
      get version() {
        return base.version;
      },
      get objectStoreNames() {
        return Object.assign([...base.stores.keys()], {
          contains: (store: string) => base.stores.has(store),
        });
      },
      close() {
        closed = true;
        base.open.delete(connection);
      },
      transaction(names: string | string[], mode: IDBTransactionMode = 'readonly') {
        if (closed) throw new DOMException('closed', 'InvalidStateError');
        const [store = ''] = [names].flat();
        if (!base.stores.has(store)) throw new DOMException(store, 'NotFoundError');
        return transact(base, store, mode === 'readwrite');
      },
      ...listeners(() => database, threw),
    };
    return database;
  }

  function transact(base: Base, store: string, writes: boolean): object {
    const objects = base.stores.get(store) ?? new Map<string, Entry>();
    const changes = new Map<string, Entry | undefined>();
    const queue: { readonly request: Request; work(): unknown }[] = [];
    let active = true;
    let said = false;
    let told = true;
    let erring = false;
    let patience = 5;
    scheduler.atEnd(() => void (active = false));

    const wait = (): number => (patience = Math.min(5_000, patience * 2));
    const view = (): Map<string, Entry> => {
      if (changes.size === 0) return objects;
      const seen = new Map(objects);
      for (const [key, entry] of changes) {
        if (entry === undefined) seen.delete(key);
        else seen.set(key, entry);
      }
      return seen;
    };
    const sorted = (): Entry[] =>
      [...view().entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);

    const fail = (error: DOMException): void => {
      if (pending.ended) return;
      pending.finish(false);
      scheduler.after(brief(), page, () => {
        transaction.error = error;
        for (const { request } of queue.splice(0)) {
          request.error = error;
          request.fire('error');
        }
        transaction.fire('abort');
      });
    };

    /** All requests that wait are done, and then the page hears of them. */
    const work = (): void => {
      if (pending.ended) return;
      if (disk.health === 'hanging') return void scheduler.after(wait(), disk.owner, work);
      if (disk.health === 'failing') return fail(new DOMException('storage', 'UnknownError'));
      const done = queue.splice(0);
      const outcomes: (() => void)[] = [];
      for (const { request, work: run } of done) {
        try {
          const result = run();
          outcomes.push(() => {
            request.result = result;
            request.fire('success');
          });
        } catch (error) {
          if (!page.alive) return pending.finish(false);
          erring = true;
          outcomes.push(() => {
            let forgiven = false;
            request.error = error as DOMException;
            request.fire('error', { preventDefault: () => void (forgiven = true) });
            erring = false;
            if (!forgiven) fail(error as DOMException);
          });
        }
      }
      told = outcomes.length === 0;
      const tell = (): void => {
        told = true;
        active = !said;
        outcomes.forEach((one) => one());
        scheduler.atEnd(() => void (active = false));
      };
      if (!told) scheduler.after(0, page, tell);
      scheduler.after(brief(), disk.owner, settle);
    };

    /** It commits once the page has heard of everything and asks for nothing more, or said so. */
    const settle = (): void => {
      if (pending.ended) return;
      if (queue.length > 0) return work();
      if (!pending.complete()) return void scheduler.after(wait(), disk.owner, settle);
      if (disk.health === 'full' && changes.size > 0) {
        return fail(new DOMException('full', 'QuotaExceededError'));
      }
      pending.finish(true);
      scheduler.after(brief(), page, () => transaction.fire('complete'));
    };

    const pending: Pending = {
      page,
      writes,
      started: false,
      ended: false,
      said: () => said,
      complete: () => !erring && (said || (told && queue.length === 0)),
      start() {
        pending.started = true;
        scheduler.after(brief(), disk.owner, work);
      },
      finish(keep) {
        pending.ended = true;
        if (keep && rest()) {
          for (const [key, entry] of changes) {
            if (entry === undefined) objects.delete(key);
            else objects.set(key, entry);
          }
          if (changes.size > 0) disk.committed(page);
          if (!page.alive) disk.orphaned();
        }
        pump(base);
      },
    };

    /** What its page has asked for and will not hear of. Where that fails, nothing is kept. */
    const rest = (): boolean => {
      try {
        for (const { work: run } of queue.splice(0)) run();
        return true;
      } catch {
        return false;
      }
    };

    const ask = (run: () => unknown): Request => {
      if (!active || said || (page.alive && pending.ended)) {
        throw new DOMException('not active', 'TransactionInactiveError');
      }
      const made = request(transaction);
      if (touch(page)) queue.push({ request: made, work: run });
      return made;
    };
    const write = (run: () => unknown): Request => {
      if (!writes) throw new DOMException('read only', 'ReadOnlyError');
      return ask(run);
    };
    const put = (value: unknown, key: Key, anew: boolean): Request => {
      const entry = { key, value: clone(value) };
      disk.asked(page, key, value);
      const text = textOf(key);
      return write(() => {
        if (anew && view().has(text)) throw new DOMException(text, 'ConstraintError');
        changes.set(text, entry);
        return key;
      });
    };
    const objectStore = {
      name: store,
      get transaction() {
        return transaction;
      },
      put: (value: unknown, key: Key) => put(value, key, false),
      add: (value: unknown, key: Key) => put(value, key, true),
      delete: (key: Key) => write(() => void changes.set(textOf(key), undefined)),
      clear: () =>
        write(() => {
          for (const key of view().keys()) changes.set(key, undefined);
        }),
      get: (key: Key) => ask(() => clone(view().get(textOf(key))?.value)),
      getKey: (key: Key) => ask(() => view().get(textOf(key))?.key),
      getAll: () => ask(() => sorted().map(({ value }) => clone(value))),
      getAllKeys: () => ask(() => sorted().map(({ key }) => key)),
      count: () => ask(() => view().size),
    };
    const transaction: Listeners & Record<string, unknown> = {
      error: null,
      objectStore: () => objectStore,
      commit() {
        if (!touch(page)) return;
        if (pending.ended) throw new DOMException('ended', 'InvalidStateError');
        said = true;
      },
      abort: () => fail(new DOMException('aborted', 'AbortError')),
      ...listeners(() => transaction, threw),
    };
    if (touch(page)) base.queue.push(pending);
    pump(base);
    return transaction;
  }

  return {
    open(name: string, version?: number) {
      const opening = request();
      const attempt = (): void => {
        if (!page.alive) return;
        if (disk.health === 'hanging') return;
        if (disk.health === 'failing') return refuse('UnknownError');
        const base = disk.bases.get(name);
        if (base !== undefined) {
          if (version !== undefined && version < base.version) return refuse('VersionError');
          base.version = version ?? base.version;
          opening.result = connect(name, base);
          return opening.fire('success');
        }
        const fresh: Base = {
          version: version ?? 1,
          stores: new Map(),
          open: new Set(),
          queue: [],
        };
        const making = {
          ...connectUnopened(name, fresh),
          createObjectStore: (store: string) => void fresh.stores.set(store, new Map()),
        };
        opening.result = making;
        opening.fire('upgradeneeded', { oldVersion: 0 });
        disk.bases.set(name, fresh);
        scheduler.after(brief(), page, attempt);
      };
      const refuse = (reason: string): void => {
        opening.error = new DOMException(name, reason);
        opening.fire('error');
      };
      scheduler.after(1 + brief(), page, attempt);
      return opening;
    },
    deleteDatabase(name: string) {
      const deleting = request();
      scheduler.after(brief(), page, () => {
        disk.bases.get(name)?.open.forEach((connection) => connection.versionchange());
        disk.bases.delete(name);
        disk.committed();
        deleting.fire('success');
      });
      return deleting;
    },
  };
}

const connectUnopened = (name: string, base: Base): object => ({
  name,
  version: base.version,
  objectStoreNames: { contains: (store: string) => base.stores.has(store) },
});
