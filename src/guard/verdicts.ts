import { addressesIn, attributesOf, isText } from './addresses.ts';
import type { Verdict } from './judge.ts';
import { mentionsIn } from './mentions.ts';
import type { Watch } from './watch.ts';
import { apply, type Native } from './wrap.ts';

/** What becomes of an element, by what it asks for. */
export interface Verdicts {
  /** Whether it does anything: not a script in a language that browsers do not know. */
  runs(element: Element): boolean;
  /** Its addresses by attribute, and what its text asks for; none of a script that does not run. */
  read(element: Element): readonly (readonly [name: string, value: string])[];
  /** `ask` is told each address; by default it is counted where it is held. */
  on(name: string, value: string, ask?: Watch['judge']): Verdict | undefined;
}

/** The languages of scripts that do something (HTML §4.12.1.1, MIME Sniffing §4.6). */
const RUNS =
  /^\s*(?:|module|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma|j|live)script[\d.]*)\s*$/i;

export function createVerdicts({ realm, judge }: Watch): Verdicts {
  const { getAttribute, hasAttribute } = realm.Element.prototype;
  const readText = Object.getOwnPropertyDescriptor(realm.Node.prototype, 'textContent')
    ?.get as Native;

  const runs: Verdicts['runs'] = (element) =>
    !isText(element) ||
    RUNS.test((getAttribute.call(element, 'type') ?? '').replace(/^text\/css$/i, ''));
  const inText = (element: Element): readonly (readonly [string, string])[] => {
    if (!isText(element) || hasAttribute.call(element, 'src')) return [];
    const urls = mentionsIn(element.localName, apply(readText, element, []) as string);
    return urls.length > 0 ? [['text', urls.join(' ')]] : [];
  };
  const read: Verdicts['read'] = (element) => {
    if (!runs(element)) return [];
    const found: (readonly [string, string])[] = [];
    for (const name of attributesOf(element)) {
      const value = getAttribute.call(element, name);
      if (value !== null) found.push([name, value]);
    }
    found.push(...inText(element));
    return found;
  };
  const on: Verdicts['on'] = (name, value, ask = judge) => {
    let verdict: Verdict | undefined;
    for (const url of addressesIn(name, value)) verdict = ask(url) ?? verdict;
    return verdict;
  };
  return { runs, read, on };
}
