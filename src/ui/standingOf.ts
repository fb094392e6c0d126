import type { Locale } from '../core/units.ts';
import type { PurposeState } from '../core/state.ts';
import { dateOf } from './dateOf.ts';
import type { FirstWords } from './words/FirstWords.ts';

/** In one phrase, why a purpose stands as it does, and since when; a grant, as it came about. */
export const standingOf = (
  { reason, by = 'explicit', at = '' }: PurposeState,
  words: FirstWords,
  lang: Locale,
): string => (reason === 'granted' ? words.agreed[by] : words.reasons[reason])(dateOf(at, lang));
