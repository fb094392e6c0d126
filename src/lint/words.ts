import type { Notice } from '../core/notice.ts';
import type { Locale, Texts } from '../core/units.ts';
import type { NoticeWords } from '../core/words.ts';

/** Whether a notice says something in at least one locale. */
export const says = (notice: Notice, words: (words: NoticeWords) => unknown): boolean =>
  Object.values(notice.texts).some((texts) => words(texts) !== undefined);

/** The Japanese among the locales, however it is tagged. */
export const inJapanese = <Words>(texts: Texts<Words>): Words | undefined =>
  Object.entries(texts).find(([locale]) => languageOf(locale) === 'ja')?.[1];

/** The language of a BCP 47 tag: `pt` of `pt-BR`. */
export const languageOf = (locale: Locale): string => locale.toLowerCase().replace(/-.*/, '');
