import type { Locale } from './units.ts';
import { attempt } from './attempt.ts';

const FROM_THE_RIGHT = /Arab|Hebr|Syrc|Thaa|Nkoo|Adlm|Rohg/;

/** The side from which a locale is read; its script decides. */
export const directionOf = (locale: Locale): 'ltr' | 'rtl' =>
  FROM_THE_RIGHT.test(attempt('', () => new Intl.Locale(locale).maximize().script)) ? 'rtl' : 'ltr';
