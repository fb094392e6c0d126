import type { Locale } from '../core/units.ts';
import type { Reader } from './inLocale.ts';

/** The reader's own locale of a language in which the interface speaks: theirs are its formats. */
export const langOf = (language: Locale, { languages, locale }: Reader): Locale =>
  [...languages, locale].find((tag) => tag.split('-')[0] === language) ?? language;
