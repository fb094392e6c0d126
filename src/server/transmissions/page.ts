import type { NoticesDocument } from '../../core/notice.ts';
import { readable } from '../../core/publish.ts';
import { languagesFor } from '../../core/transmissions/languages.ts';
import { sentBy } from '../../core/transmissions/sent.ts';
import { told } from '../../core/transmissions/told.ts';
import type { TransmissionWords } from '../../core/transmissions/TransmissionWords.ts';
import type { Locale } from '../../core/units.ts';
import { ar } from '../../core/words/transmissions/ar.ts';
import { en } from '../../core/words/transmissions/en.ts';
import { ja } from '../../core/words/transmissions/ja.ts';
import { checkNotices } from '../checkNotices.ts';
import { escaped, sectionOf } from './markup.ts';
import { STYLE } from './style.ts';

export interface DisclosureOptions {
  /** The languages that the person reads, best first. Japanese comes before them where its law asks. */
  readonly locale?: Locale | readonly Locale[];
  /** The key of the one notice whose transmissions are told. Without it, those of all. */
  readonly notice?: string;
  /** As of when. Now, where absent. */
  readonly at?: Date;
  /** Of the headings, such as 2 for `h2`. */
  readonly level?: number;
}

const WORDS: { readonly [lang: Locale]: TransmissionWords } = { en, ar, ja };

/**
 * What a site's pages send to others (TBA 27-12), as markup for a page of the site's own: the same
 * that `<doui-transmissions>` shows, for the place inside it, or for where no script runs.
 *
 * @throws ConsentError `invalid-notices`.
 */
export function transmissionsMarkup(
  document: NoticesDocument,
  options: DisclosureOptions = {},
): string {
  return sections(document, options)
    .map(({ markup }) => markup)
    .join('\n');
}

/**
 * The same as a page by itself, without any script.
 *
 * @throws ConsentError `invalid-notices`.
 */
export function transmissionsPage(
  document: NoticesDocument,
  options: DisclosureOptions = {},
): string {
  const all = sections(document, { level: 1, ...options });
  const { lang, title } = all[0]?.words ?? en;
  return [
    '<!doctype html>',
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...all.map(({ markup }) => markup),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function sections(
  document: NoticesDocument,
  { locale = [], notice, at = new Date(), level = 2 }: DisclosureOptions,
): { readonly words: TransmissionWords; readonly markup: string }[] {
  const sent = sentBy(readable(checkNotices(document)), at, notice);
  return languagesFor(sent, [locale].flat(), Object.keys(WORDS)).map((lang) => {
    const words = WORDS[lang] ?? en;
    const items = sent.map((one) => told(one, words));
    return { words, markup: sectionOf(items, words, level) };
  });
}
