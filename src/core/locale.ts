import type { Locale, Texts } from './notice.ts';

/**
 * The best of the available locales for a person who reads the wanted ones, best first (RFC 4647
 * §3.4, lookup): a tag is shortened from its end, so that `pt-BR` finds `pt`, and `zh-Hant-TW`
 * finds `zh-Hant` but never `zh-Hans`. Where nothing is found, the first available one.
 */
export function negotiate(wanted: readonly Locale[], available: readonly Locale[]): Locale {
  for (const tag of wanted) {
    for (let range = tag.toLowerCase(); range !== ''; range = shorten(range)) {
      const found = available.find((locale) => locale.toLowerCase() === range);
      if (found !== undefined) return found;
    }
  }
  return available[0] ?? 'en';
}

/** Drops the last subtag, and with it a singleton before it (`zh-x-a` becomes `zh`). */
const shorten = (range: string): string => range.replace(/(-\w)?-?[^-]*$/, '');

/** The words for a locale, or for the closest one that there is. There is always one. */
export function wordsOf<Words>(texts: Texts<Words>, locale: Locale): Words {
  return texts[negotiate([locale], Object.keys(texts))] as Words;
}
