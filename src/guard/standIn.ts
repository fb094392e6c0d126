import type { Verdict } from './judge.ts';
import type { Watch } from './watch.ts';

/** What a connection has beside its address. */
export interface Kind {
  /** What its properties say before it is open. */
  readonly at: { readonly [name: string]: unknown };
  readonly methods: readonly string[];
  readonly types: readonly string[];
  /** The state in which it stays. */
  readonly closed: number;
}

type Connection = EventTarget & { readyState: number; [name: string]: unknown };

/**
 * Stands in the place of a connection that is held: it fails as one that no network reaches, or
 * stays as one that is being made, and is the real one once that is allowed.
 */
export function standIn(
  { realm, waiting, soon }: Watch,
  { at, methods, types, closed }: Kind,
  verdict: Verdict,
  args: unknown[],
  make: () => object,
  made: Function,
): object {
  let real: Connection | undefined;
  const values: { [name: string]: unknown } = {
    url: new URL(args[0] as string, realm.document.baseURI).href,
    readyState: 0,
    ...at,
  };
  const target = new realm.EventTarget();
  const told = new Set<string>();

  const say = (event: Event): void => void target.dispatchEvent(event);
  const end = (): void => {
    if (real) return;
    values['readyState'] = closed;
    say(new realm.Event('error'));
    if (types.includes('close')) say(new realm.CloseEvent('close', { code: 1006 }));
  };
  /** Events of the real one, told again as those of this one. */
  const repeat = (type: string): void => {
    if (told.has(type)) return;
    told.add(type);
    real?.addEventListener(type, (event) => {
      const { constructor } = event as unknown as { constructor: typeof Event };
      say(new constructor(type, event));
    });
  };
  const go = (): void => {
    if (values['readyState'] !== 0) return;
    real = make() as Connection;
    real['binaryType'] = values['binaryType'];
    const early = [...told];
    told.clear();
    [...types, ...early].forEach(repeat);
  };

  for (const name of Object.keys(values)) {
    Object.defineProperty(target, name, {
      get: () => (real ?? values)[name],
      set: (value) => {
        (real ?? values)[name] = value;
      },
    });
  }
  for (const name of methods) {
    const value = (...given: unknown[]): unknown => {
      if (real) return (real[name] as (...all: unknown[]) => unknown)(...given);
      // WebSockets §3.1: nothing can be sent while it is being made.
      if (name !== 'close') {
        throw new realm.DOMException('Still in CONNECTING state.', 'InvalidStateError');
      }
      if (closed === 2) values['readyState'] = closed;
      else soon(end);
      return undefined;
    };
    Object.defineProperty(target, name, { value });
  }
  for (const type of types) {
    let listener: unknown = null;
    const call = (event: Event): void => {
      if (typeof listener === 'function') listener.call(target, event);
    };
    target.addEventListener(type, call);
    Object.defineProperty(target, `on${type}`, {
      get: () => listener,
      set: (value: unknown) => {
        listener = value;
      },
    });
  }
  Object.defineProperty(target, 'addEventListener', {
    value: (type: string, ...rest: [EventListener]) => {
      if (real) repeat(type);
      else told.add(type);
      realm.EventTarget.prototype.addEventListener.call(target, type, ...rest);
    },
  });
  Object.setPrototypeOf(target, made.prototype as object);

  const fail = (): void => soon(end);
  if (!waiting.add(verdict, 0, go, fail)) fail();
  return target;
}
