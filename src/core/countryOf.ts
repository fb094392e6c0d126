import { attempt } from './attempt.ts';
import type { Country, Locale } from './units.ts';

/** A country by its name in a language. */
export const countryOf = (country: Country, locale: Locale): string =>
  attempt(country, () => new Intl.DisplayNames(locale, { type: 'region' }).of(country));
