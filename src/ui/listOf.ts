import type { Locale } from '../core/units.ts';
import { attempt } from '../core/attempt.ts';

/** Several things in one phrase. */
export const listOf = (items: readonly string[], locale: Locale): string =>
  attempt(items.join(), () => new Intl.ListFormat(locale).format(items));
