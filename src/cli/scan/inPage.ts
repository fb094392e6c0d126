/*
 * What runs in the pages: each function goes there as its text alone, so that it uses nothing from
 * around it.
 */

interface Keyed {
  readonly prototype: Record<string, (...args: never[]) => unknown>;
}

/** What of a page's globals is used here. */
export interface Page {
  readonly Document: Keyed;
  readonly Storage: Keyed;
  readonly IDBFactory: Keyed;
  readonly CacheStorage?: Keyed;
  readonly localStorage: object;
  readonly location: { readonly href: string };
  readonly doui?: {
    readonly ready: Promise<void>;
    state(): {
      readonly purposes: Record<string, { readonly basis: string; readonly value: string }>;
    };
    record(decisions: Record<string, string>): Promise<unknown>;
  };
  douiScanSaw(place: string, name: string, by: string): void;
}

/** Tells of everything that is about to stay on the device, and which script does it. */
export function tellWritten(): void {
  const page = globalThis as unknown as Page;
  const tell = (place: string, name: unknown): void => {
    // The innermost address: that of the script that called.
    const [by = page.location.href] =
      /https?:\/\/[^\s)]+/.exec(new Error('here').stack ?? '') ?? [];
    page.douiScanSaw(place, String(name), by);
  };
  const around = (
    target: Keyed | undefined,
    member: string,
    placeOf: (self: unknown) => string,
  ): void => {
    const called = target?.prototype[member];
    if (target === undefined || called === undefined) return;
    target.prototype[member] = function wrapped(this: unknown, ...args: never[]): unknown {
      tell(placeOf(this), args[0]);
      return Reflect.apply(called, this, args);
    };
  };
  around(page.Storage, 'setItem', (self) => {
    try {
      return self === page.localStorage ? 'local' : 'session';
    } catch {
      return 'session';
    }
  });
  around(page.IDBFactory, 'open', () => 'databases');
  around(page.CacheStorage, 'open', () => 'caches');
  const proto = page.Document.prototype;
  const cookie = Object.getOwnPropertyDescriptor(proto, 'cookie');
  if (cookie?.set === undefined) return;
  Object.defineProperty(proto, 'cookie', {
    ...cookie,
    set(value: unknown) {
      const [name = ''] = String(value).split('=');
      tell('cookies', name.trim());
      cookie.set?.call(this, value);
    },
  });
}

/** Decides all that is asked, by the page's own consent; whether there was anything to decide. */
export async function decideByScript(decision: string): Promise<boolean> {
  const { doui } = globalThis as unknown as Page;
  if (doui === undefined) return false;
  await doui.ready;
  const wanted = decision === 'granted' ? 'granted' : 'denied';
  const open = Object.entries(doui.state().purposes).filter(
    ([, { basis, value }]) => (basis === 'consent' || basis === 'opt-out') && value !== wanted,
  );
  if (open.length > 0) await doui.record(Object.fromEntries(open.map(([key]) => [key, decision])));
  return true;
}
