import type { Instant, Locale } from '../core/units.ts';
import { attempt } from '../core/attempt.ts';

/** The day of an instant, in the person's own time zone unless told otherwise. */
export const dateOf = (
  date: Instant,
  locale: Locale,
  style: Intl.DateTimeFormatOptions = {},
): string =>
  attempt(date, () =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...style }).format(new Date(date)),
  );
