import { negotiate } from '../core/locale.ts';
import type { Locale, Notice, NoticeWords, PurposeKey, Texts } from '../core/notice.ts';

/** Words, and the locale that they really are in: it may not be the one that was wanted. */
export type Worded<Words> = Words & { readonly lang: Locale };

/** The words for a locale, or for the closest one that there is. */
export function inLocale<Words extends object>(texts: Texts<Words>, locale: Locale): Worded<Words> {
  const lang = negotiate([locale], Object.keys(texts));
  return { ...(texts[lang] as Words), lang };
}

/** The words of one purpose; a translation that leaves it out does not hide it. */
export function purposeWords(
  { texts }: Notice,
  purpose: PurposeKey,
  locale: Locale,
): Worded<NoticeWords['purposes'][string]> {
  const written = Object.entries(texts)
    .filter(([, words]) => Object.hasOwn(words.purposes, purpose))
    .map(([lang, words]) => [lang, words.purposes[purpose]]);
  return inLocale(Object.fromEntries(written), locale);
}
