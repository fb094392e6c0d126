import type { Owner, Scheduler } from '../scheduler.ts';

/** localStorage: shared by the tabs of a device, and written to disk seconds later. */
export interface Local {
  /** As one tab sees it; `asked` hears of what is to be kept, also where nothing is. */
  storage(asked: (key: string, value: string) => void): Methods;
  denied: boolean;
  /** The browser is killed: the last seconds are gone. */
  crash(): void;
  clear(): void;
  /** As another device begins with it, where a profile is copied. */
  copyFrom(other: Local): void;
  entries(): ReadonlyMap<string, string>;
}

type Methods = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const DELAY = 5_000;
const DENIED = new DOMException('denied', 'SecurityError');

export function createLocal(scheduler: Scheduler, by: Owner): Local {
  let now = new Map<string, string>();
  let written = new Map<string, string>();
  let waiting = false;

  const touch = (): void => {
    if (waiting) return;
    waiting = true;
    scheduler.after(DELAY, by, () => {
      waiting = false;
      written = new Map(now);
    });
  };
  const check = (): void => {
    if (local.denied) throw DENIED;
  };
  const methods: Methods = {
    getItem: (key) => (check(), now.get(key) ?? null),
    setItem: (key, value) => (check(), now.set(key, value), touch()),
    removeItem: (key) => (check(), now.delete(key), touch()),
  };
  const local: Local = {
    denied: false,
    storage: (asked) =>
      new Proxy(
        { ...methods, setItem: (key, value) => (asked(key, value), methods.setItem(key, value)) },
        {
          ownKeys: () => (check(), [...now.keys()]),
          getOwnPropertyDescriptor: (_, key) =>
            now.has(String(key)) ? { enumerable: true, configurable: true } : undefined,
        },
      ),
    crash: () => void (now = new Map(written)),
    clear() {
      now = new Map();
      written = new Map();
    },
    copyFrom(other) {
      now = new Map(other.entries());
      written = new Map(now);
    },
    entries: () => now,
  };
  return local;
}
