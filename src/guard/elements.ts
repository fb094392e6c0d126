import { attributesOf, isPatient, isText } from './addresses.ts';
import type { Verdict } from './judge.ts';
import type { Watch } from './watch.ts';
import type { Verdicts } from './verdicts.ts';

/** Holds elements by their addresses. */
export interface Elements {
  /** Sets an address, or holds the element and leaves it as one that the network does not reach. */
  set(element: Element, name: string, value: unknown, set: () => unknown): unknown;
  /** What an element was to have, while it is held. */
  heldOf(element: Element, name: string): string | undefined;
  /** Judges an element by the addresses that it has; `true` where it is held. */
  look(element: Element): boolean;
  /** As `look`, for one that is in the page already: it may have begun. */
  stop(element: Element): void;
}

/** So is a script that must not run: browsers know no such language. */
const HELD = 'text/plain';
/** Nobody hears whether these came. */
const MUTE = /^(?:i?frame|style|a|area|body|table|t[dh])$/;

export function createElements(
  { realm, waiting, held, soon }: Watch,
  { runs, read, on }: Verdicts,
): Elements {
  const { setAttribute, getAttribute, removeAttribute } = realm.Element.prototype;
  const { cloneNode } = realm.Node.prototype;
  /** What each element asked for when it was judged last. */
  const judged = new WeakMap<Element, string>();
  const askedBy = (element: Element): string => {
    let all = '';
    for (const [name, value] of read(element)) all += `${name} ${value}\n`;
    return all;
  };
  const note = (element: Element): void => void judged.set(element, askedBy(element));
  const isNoted = (element: Element): boolean => judged.get(element) === askedBy(element);

  const wait = (element: Element, verdict: Verdict, go: () => void): void => {
    const fail = (): void => {
      if (MUTE.test(element.localName)) return;
      soon(() => element.dispatchEvent(new realm.Event('error')));
    };
    if (!waiting.add(verdict, 0, go, fail)) fail();
  };
  /** It keeps its address, and loses its language: neither needs leave of Trusted Types. */
  const holdText = (script: Element, verdict: Verdict): void => {
    const type = getAttribute.call(script, 'type');
    if (type === HELD) return;
    setAttribute.call(script, 'type', HELD);
    wait(script, verdict, () => {
      if (getAttribute.call(script, 'type') !== HELD) return;
      if (type === null) removeAttribute.call(script, 'type');
      else setAttribute.call(script, 'type', type);
      anew(script);
    });
  };
  const hold = (element: Element, name: string, value: string, verdict: Verdict): void => {
    if (isText(element)) return holdText(element, verdict);
    const of = held.get(element) ?? new Map<string, string>();
    held.set(element, of.set(name, value));
    removeAttribute.call(element, name);
    wait(element, verdict, () => {
      if (of.get(name) !== value || !of.delete(name)) return;
      setAttribute.call(element, name, value);
      // HTML §4.8.8: what a source says later, its medium asks for only when it loads anew.
      if (element.localName === 'source') element.closest<HTMLMediaElement>('video,audio')?.load();
    });
  };

  const look = (element: Element): boolean => {
    // Pictures are judged when they are addressed, and asked for but once.
    if (isNoted(element) && !isPatient(element)) return false;
    const found = read(element);
    note(element);
    let any = false;
    for (const [name, value] of found) {
      const verdict = on(name, value);
      if (verdict) hold(element, name, value, verdict);
      any ||= verdict !== undefined;
    }
    return any;
  };
  /** The copy of a script that has begun never runs, and of one that has not yet it may. */
  const stopScript = (script: Element): void => {
    const copy = cloneNode.call(script, true) as Element;
    if (!look(copy)) return note(script);
    script.replaceWith(copy);
    // HTML §4.12.1.1: it does not run in another document than it was prepared in.
    new realm.Document().adoptNode(script);
  };

  return {
    look,
    heldOf: (element, name) => held.get(element)?.get(name),
    set(element, name, value, set) {
      held.get(element)?.delete(name);
      const asks = attributesOf(element).includes(name);
      if (!asks || (isPatient(element) && !element.isConnected)) return set();
      const verdict = runs(element) ? on(name, String(value)) : undefined;
      if (verdict) hold(element, name, String(value), verdict);
      const result = verdict && !isText(element) ? undefined : set();
      note(element);
      return result;
    },
    stop(element) {
      if (isNoted(element)) return;
      if (element.localName === 'script') return stopScript(element);
      if (!look(element)) return;
      if (isText(element)) anew(element);
      // Taken away alone, the address would still be gone to.
      else if (/^i?frame$/.test(element.localName))
        setAttribute.call(element, 'src', 'about:blank');
    },
  };
}

/** HTML §4.12.1.1, §4.2.6: such an element is read when it becomes connected. */
function anew(element: Element): void {
  if (element.isConnected) element.parentNode?.insertBefore(element, element.nextSibling);
}
