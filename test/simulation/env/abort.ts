import { listeners, type Listeners } from './listeners.ts';

/*
 * `AbortController` and `AbortSignal` as far as they are used. Node's own make an exception with a
 * stack for each end, and are held by weak references, which thousands of histories pay for.
 */

interface Signal extends Listeners {
  aborted: boolean;
  reason: unknown;
  throwIfAborted(): void;
}

function createSignal(): { readonly signal: Signal; abort(reason?: unknown): void } {
  const signal: Signal = {
    aborted: false,
    reason: undefined,
    throwIfAborted() {
      if (signal.aborted) throw signal.reason;
    },
    ...listeners(
      () => signal,
      (error) => {
        throw error;
      },
    ),
  };
  return {
    signal,
    abort(reason = ABORTED) {
      if (signal.aborted) return;
      Object.assign(signal, { aborted: true, reason });
      signal.fire('abort');
    },
  };
}

const ABORTED = new DOMException('This operation was aborted', 'AbortError');

export function AbortController(): ReturnType<typeof createSignal> {
  return createSignal();
}

/** `AbortSignal`, whose timeouts are those of the simulated clock. */
export const abortSignalOf = (after: (run: () => void, wait: number) => unknown): object => ({
  timeout(wait: number) {
    const { signal, abort } = createSignal();
    after(() => abort(new DOMException('too slow', 'TimeoutError')), wait);
    return signal;
  },
  any(signals: readonly Signal[]) {
    const { signal, abort } = createSignal();
    for (const one of signals) {
      if (one.aborted) abort(one.reason);
      else one.addEventListener('abort', () => abort(one.reason));
    }
    return signal;
  },
  abort(reason?: unknown) {
    const { signal, abort } = createSignal();
    abort(reason);
    return signal;
  },
});
