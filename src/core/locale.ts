import type { Locale, Texts } from './units.ts';

/**
 * The best of the available locales for a person who reads the wanted ones, best first: the tag
 * itself, or what is left of it when it is shortened from its end (RFC 4647 §3.4), or else another
 * of the same language; always in the same script, so that `pt-BR` finds `pt`, and `zh-TW` finds
 * `zh-Hant` but never `zh-Hans`. Where nothing is found, the first available one.
 */
export function negotiate(wanted: readonly Locale[], available: readonly Locale[]): Locale {
  for (const tag of wanted) {
    const legible = available.filter((locale) => writingOf(locale) === writingOf(tag));
    for (let range = tag.toLowerCase(); range; range = shorten(range)) {
      const found = legible.find((locale) => locale.toLowerCase() === range);
      if (found) return found;
    }
    if (legible[0]) return legible[0];
  }
  return available[0] ?? 'en';
}

/** The language and the script in which a locale is written (UTS #35, likely subtags). */
function writingOf(locale: Locale): string {
  try {
    const { language, script } = new Intl.Locale(locale).maximize();
    return `${language}-${script}`;
  } catch {
    return locale.toLowerCase();
  }
}

/** Drops the last subtag, and with it a singleton before it (`zh-x-a` becomes `zh`). */
const shorten = (range: string): string => range.replace(/(-\w)?-?[^-]*$/, '');

/** The words for a locale, or for the closest one that there is. There is always one. */
export function wordsOf<Words>(texts: Texts<Words>, locale: Locale): Words {
  return texts[negotiate([locale], Object.keys(texts))] as Words;
}
