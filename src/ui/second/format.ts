import type { CivilDate, Country, Instant, Locale } from '../../core/units.ts';
import { attempt } from '../../core/attempt.ts';
import { dateOf } from '../dateOf.ts';

/** An instant, as the person's own clock shows it. */
export const momentOf = (instant: Instant, locale: Locale): string =>
  dateOf(instant, locale, { timeStyle: 'short' });

/** A date that is the same everywhere. */
export const civilOf = (date: CivilDate, locale: Locale): string =>
  dateOf(date, locale, { timeZone: 'UTC' });

export const countryOf = (country: Country, locale: Locale): string =>
  attempt(country, () => new Intl.DisplayNames(locale, { type: 'region' }).of(country));

/** So many days or years, in words. Intl sets a space before Japanese ones; nobody writes it. */
export const spanOf = (count: number, unit: 'day' | 'year', locale: Locale): string =>
  attempt(`${count}`, () =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' })
      .format(count)
      .replace(/ (?=\p{Script=Han})/u, ''),
  );
