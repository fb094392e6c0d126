/** What stands before a native function: it is given what the caller gave. */
export type Before = (native: Native, self: unknown, args: unknown[]) => unknown;
export type Native = (...args: never) => unknown;

// Taken before any other script runs, since a page may put its own in their place.
const { construct, defineProperty, getOwnPropertyDescriptor } = Reflect;
export const apply: typeof Reflect.apply = Reflect.apply;

/** Read once, and given on as it was read: an object might say something else the next time. */
export const textOf = (value: unknown): string => String(value);

/** Puts wrappers in the place of native functions. */
export interface Wrapper {
  /** A method, or a function of the page itself. */
  method(holder: object | undefined, key: PropertyKey, before: Before): void;
  setter(holder: object | undefined, key: PropertyKey, before: Before): void;
  getter(holder: object | undefined, key: PropertyKey, before: Before): void;
  /** A constructor; `made` is its own, for subclasses of it. */
  maker(holder: object, key: PropertyKey, made: Made): void;
}

export type Made = (make: (args?: unknown[]) => object, args: unknown[], made: Function) => object;

/**
 * A wrapper is a proxy: name, length, text, prototype and static members stay those of the native
 * function, and `instanceof` holds. What a browser lacks is passed over.
 *
 * @param ends Takes what puts the natives back, wherever nobody has wrapped the wrapper since.
 */
export function createWrapper(ends: (() => void)[]): Wrapper {
  const put = (
    holder: object | undefined,
    key: PropertyKey,
    kind: 'value' | 'get' | 'set',
    traps: ProxyHandler<Native>,
  ): void => {
    if (!holder) return;
    const found = getOwnPropertyDescriptor(holder, key);
    const native: unknown = found?.[kind];
    if (!found?.configurable || typeof native !== 'function') return;
    // Without a prototype, so that nothing that a page gives to every object is among them.
    const bare = { __proto__: null, ...found };
    const proxy = new Proxy(native as Native, { __proto__: null, ...traps } as typeof traps);
    const { prototype } = native as { prototype?: object };
    const home = kind === 'value' && prototype?.constructor === native ? prototype : undefined;
    const set = (value: unknown): void => {
      defineProperty(holder, key, { ...bare, [kind]: value });
      if (home) defineProperty(home, 'constructor', { __proto__: null, value } as object);
    };
    set(proxy);
    ends.push(() => {
      if (getOwnPropertyDescriptor(holder, key)?.[kind] === proxy) set(native);
    });
  };
  const calls =
    (kind: 'value' | 'get' | 'set') =>
    (holder: object | undefined, key: PropertyKey, before: Before): void =>
      put(holder, key, kind, { apply: before });
  return {
    method: calls('value'),
    setter: calls('set'),
    getter: calls('get'),
    maker: (holder, key, made) =>
      put(holder, key, 'value', {
        construct: (native, args, target) =>
          made((given = args) => construct(native, given, target) as object, args, target),
      }),
  };
}
