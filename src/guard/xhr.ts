import type { Verdict } from './judge.ts';
import type { Watch } from './watch.ts';
import { sizeOf } from './waiting.ts';
import { apply, textOf } from './wrap.ts';

interface Opened {
  readonly url: string;
  readonly async: boolean;
  /** While it waits. */
  waits?: boolean;
}

/** `XMLHttpRequest`: `open` sends nothing yet, `send` does. */
export function guardXhr({ realm, wrap, judge, waiting, soon }: Watch): void {
  const { prototype } = realm.XMLHttpRequest;
  const { DOMException, Event, ProgressEvent } = realm;
  const opened = new WeakMap<XMLHttpRequest, Opened>();

  wrap.method(prototype, 'open', (native, self, args) => {
    const [, address, async = true] = args;
    const url = (args[1] = textOf(address));
    const result = apply(native, self, args);
    const request = self as XMLHttpRequest;
    delete (request as { readyState?: number }).readyState;
    opened.set(request, { url, async: Boolean(async) });
    return result;
  });

  wrap.method(prototype, 'send', (native, self, args) => {
    const request = self as XMLHttpRequest;
    const state = opened.get(request);
    const verdict = state && judge(state.url);
    if (!verdict) return apply(native, self, args);
    if (!state.async) throw new DOMException('A network error occurred.', 'NetworkError');
    if (waits(request, state, verdict, args[0], () => apply(native, self, args))) return undefined;
    return fail(request, state);
  });

  wrap.method(prototype, 'abort', (native, self, args) => {
    const request = self as XMLHttpRequest;
    const state = opened.get(request);
    apply(native, self, args);
    if (!state?.waits) return;
    state.waits = false;
    request.dispatchEvent(new ProgressEvent('abort'));
    request.dispatchEvent(new ProgressEvent('loadend'));
  });

  const waits = (
    request: XMLHttpRequest,
    state: Opened,
    verdict: Verdict,
    body: unknown,
    send: () => void,
  ): boolean =>
    waiting.add(
      verdict,
      sizeOf(body),
      () => {
        // Neither given up nor opened anew meanwhile.
        if (state.waits && opened.get(request) === state) send();
        state.waits = false;
      },
      () => {
        if (state.waits && opened.get(request) === state) fail(request, state);
        state.waits = false;
      },
    ) && (state.waits = true);

  /** XMLHttpRequest §4.5.6, "handle errors", of a request whose upload never began. */
  const fail = (request: XMLHttpRequest, state: Opened): void => {
    request.dispatchEvent(new ProgressEvent('loadstart'));
    soon(() => {
      if (opened.get(request) !== state) return;
      Object.defineProperty(request, 'readyState', { value: 4, configurable: true });
      request.dispatchEvent(new Event('readystatechange'));
      request.dispatchEvent(new ProgressEvent('error'));
      request.dispatchEvent(new ProgressEvent('loadend'));
    });
  };
}
