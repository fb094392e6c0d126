import type { Watch } from './watch.ts';
import { sizeOf } from './waiting.ts';
import { type Native, apply, textOf } from './wrap.ts';

/** `fetch` and `fetchLater`. */
export function guardFetch({ realm, wrap, judge, waiting, soon }: Watch): void {
  const urlOfRequest = Object.getOwnPropertyDescriptor(realm.Request.prototype, 'url')?.get;
  const { TypeError, Promise } = realm;

  const read = (args: unknown[]): string => {
    try {
      return apply(urlOfRequest as Native, args[0], []) as string;
    } catch {
      return (args[0] = textOf(args[0]));
    }
  };

  wrap.method(realm, 'fetch', (native, self, args) => {
    // Without an argument, or with one that has no text: it fails as it always did.
    if (args.length === 0 || typeof args[0] === 'symbol') return apply(native, self, args);
    const verdict = judge(read(args));
    if (!verdict) return apply(native, self, args);
    const { body, signal } = Object.assign({}, args[1]) as RequestInit;
    return new Promise((resolve, reject) => {
      const fail = (): void => soon(() => reject(new TypeError('Failed to fetch')));
      let gone = false;
      const go = (): void => {
        if (!gone) resolve(apply(native, self, args));
        gone = true;
      };
      if (!waiting.add(verdict, sizeOf(body), go, fail)) return fail();
      // Of a call that was given up nothing is sent, and it ends as it always would.
      (signal ?? (args[0] as Partial<Request>).signal)?.addEventListener('abort', go);
    });
  });

  wrap.method(realm, 'fetchLater', (native, self, args) =>
    judge(read(args)) ? { activated: false } : apply(native, self, args),
  );
}
