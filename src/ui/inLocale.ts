import type { ConsentState } from '../core/api.ts';
import { negotiate } from '../core/locale.ts';
import type { Notice } from '../core/notice.ts';
import { own } from '../core/own.ts';
import type { PurposeKey } from '../core/purpose.ts';
import type { Locale, Texts } from '../core/units.ts';
import type { PurposeWords } from '../core/words.ts';
import { directionOf } from '../core/directionOf.ts';

/** What a person reads. */
export type Reader = Pick<ConsentState, 'locale' | 'languages'>;

/** Words, the locale that they really are in, which may not be the one wanted, and its side. */
export type Worded<Words> = Words & { readonly lang: Locale; readonly dir: 'ltr' | 'rtl' };

/** The words that suit a reader best, of those that there are: the very ones that an act pins. */
export function inLocale<Words extends object>(
  texts: Texts<Words>,
  { locale, languages }: Reader,
): Worded<Words> {
  const lang = negotiate([locale, ...languages], Object.keys(texts));
  return { ...(texts[lang] as Words), lang, dir: directionOf(lang) };
}

/** The words of one thing in a notice; a translation that leaves it out does not hide it. */
export function wordsWhere<Words, Found extends object>(
  texts: Texts<Words>,
  find: (words: Words) => Found | undefined,
  reader: Reader,
): Worded<Found> | undefined {
  const written = Object.entries(texts).flatMap(([lang, words]) => {
    const found = find(words);
    return found === undefined ? [] : [[lang, found] as const];
  });
  return written.length > 0 ? inLocale(Object.fromEntries(written), reader) : undefined;
}

/** The words of one purpose. */
export const purposeWords = (
  { texts }: Notice,
  purpose: PurposeKey,
  reader: Reader,
): Worded<PurposeWords> =>
  wordsWhere(texts, ({ purposes }) => own(purposes, purpose), reader) ??
  inLocale({ '': { title: purpose, description: '' } }, reader);
