import type { VNode } from 'preact';
import type { Locale, Texts } from '../core/units.ts';
import { inLocale } from './inLocale.ts';
import { languageOf } from './languageOf.ts';
import { listOf } from './listOf.ts';
import type { Ui } from './Ui.ts';

interface Props {
  readonly ui: Ui;
  /** The notice's words, by locale. */
  readonly texts: Texts<object>;
}

/**
 * Says in the person's language that a notice is not to be had in it. Nothing, where the notice is
 * in what they read best of all that could be offered.
 */
export function OnlyIn({ ui: { state, words, lang }, texts }: Props): VNode | null {
  const read = inLocale(texts, state).lang;
  const best = [...state.languages, lang].find((tag) => isSame(tag, read) || isSame(tag, lang));
  if (best === undefined || isSame(best, read)) return null;
  const names = Object.keys(texts).map((locale) => languageOf(locale, lang));
  return (
    <p class="small only" part="only">
      {words.only(listOf(names, lang))}
    </p>
  );
}

/** Whether two locales are of one language. */
const isSame = (a: Locale, b: Locale): boolean => a.split('-')[0] === b.split('-')[0];
