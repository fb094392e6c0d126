/** A minimal event target: the page's own, a request's, a channel's. */
export interface Listeners {
  addEventListener(
    type: string,
    listener: (event: never) => void,
    options?: { readonly signal?: AbortSignal; readonly once?: boolean } | boolean,
  ): void;
  removeEventListener(type: string, listener: (event: never) => void): void;
  /** Calls all who listen, and `on<type>` of the target. One that throws harms no other. */
  fire(type: string, more?: object): void;
}

export function listeners(target: () => object, threw: (error: unknown) => void): Listeners {
  const all = new Map<string, Map<(event: never) => void, boolean>>();
  return {
    addEventListener(type, listener, options) {
      const { signal, once = false } = typeof options === 'object' ? options : {};
      if (signal?.aborted === true) return;
      const listening = all.get(type) ?? new Map<(event: never) => void, boolean>();
      all.set(type, listening.set(listener, once));
      signal?.addEventListener('abort', () => listening.delete(listener));
    },
    removeEventListener: (type, listener) => void all.get(type)?.delete(listener),
    fire(type, more = {}) {
      const event = { type, target: target(), preventDefault() {}, stopPropagation() {}, ...more };
      const handler = (target() as Record<string, unknown>)[`on${type}`];
      const called = [...(all.get(type) ?? [])];
      if (typeof handler === 'function') called.push([handler as never, false]);
      for (const [listener, once] of called) {
        if (once) all.get(type)?.delete(listener);
        try {
          listener.call(target(), event as never);
        } catch (error) {
          threw(error);
        }
      }
    },
  };
}
