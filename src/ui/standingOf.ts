import type { Locale } from '../core/notice.ts';
import type { PurposeState } from '../core/state.ts';
import { dateOf } from './dateOf.ts';
import type { FirstWords } from './words/FirstWords.ts';

/** In one phrase, why a purpose stands as it does, and since when. */
export const standingOf = (
  { reason, at = '' }: PurposeState,
  words: FirstWords,
  lang: Locale,
): string => words.reasons[reason](dateOf(at, lang));
