import { negotiate } from '../locale.ts';
import type { Locale } from '../units.ts';
import type { Sent } from './sent.ts';

/**
 * In which languages transmissions are told, the first one first: where Japanese law asks for it, in
 * Japanese (TBA Ordinance 22-2-28(1)(i)), as far as there are words in it; and then as the person reads.
 *
 * @param available The languages of the words around them.
 */
export function languagesFor(
  sent: readonly Sent[],
  wanted: readonly Locale[],
  available: readonly Locale[],
): readonly Locale[] {
  const theirs = negotiate(wanted, available);
  const isAsked = sent.some(
    ({ transmission, notices }) =>
      notices.some(({ by }) => by.country === 'JP') &&
      Object.keys(transmission.texts).some((locale) => /^ja(-|$)/i.test(locale)),
  );
  return [...new Set(isAsked ? ['ja', theirs] : [theirs])];
}
