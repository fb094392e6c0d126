import type { Locale } from '../core/units.ts';
import { attempt } from '../core/attempt.ts';

/** A language by name: by its own, unless told in which language to say it. */
export const languageOf = (language: Locale, locale: Locale = language): string =>
  attempt(language, () => new Intl.DisplayNames(locale, { type: 'language' }).of(language));
