import { addressesIn, attributesOf } from './addresses.ts';
import type { Verdict } from './judge.ts';
import type { Watch } from './watch.ts';
import type { Sweep } from './sweep.ts';

/** What becomes of an element, by what it asks for. */
export interface Verdicts {
  /** Whether it does anything: not a script in a language that browsers do not know. */
  runs(element: Element): boolean;
  /** Its addresses, by attribute; none of a script that does not run. */
  read(element: Element): readonly (readonly [name: string, value: string])[];
  /** `ask` is told each address; by default it is counted where it is held. */
  on(name: string, value: string, ask?: Watch['judge']): Verdict | undefined;
}

/** The languages of scripts that run (HTML §4.12.1.1, MIME Sniffing §4.6). */
const RUNS = /^\s*(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma|j|live)script[\d.]*)\s*$/i;

export function createVerdicts({ realm, judge }: Watch, sweep: Sweep): Verdicts {
  const { getAttribute } = realm.Element.prototype;
  const inert = realm.document.implementation.createHTMLDocument('');

  const runs: Verdicts['runs'] = (element) =>
    element.localName !== 'script' || RUNS.test(getAttribute.call(element, 'type') ?? '');
  const read: Verdicts['read'] = (element) =>
    runs(element)
      ? attributesOf(element).flatMap((name) => {
          const value = getAttribute.call(element, name);
          return value === null ? [] : [[name, value] as const];
        })
      : [];
  const on: Verdicts['on'] = (name, value, ask = judge) => {
    let verdict: Verdict | undefined;
    if (name !== 'srcdoc') {
      for (const url of addressesIn(name, value)) verdict = ask(url) ?? verdict;
      return verdict;
    }
    // A whole page: it waits as one.
    const template = inert.createElement('template');
    template.innerHTML = value;
    sweep(template.content, (element) => {
      for (const [inner, text] of read(element)) verdict = on(inner, text, ask) ?? verdict;
    });
    return verdict;
  };
  return { runs, read, on };
}
