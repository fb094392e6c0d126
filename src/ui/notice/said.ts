import type { NoticeWords } from '../../core/words.ts';
import type { Registry, Texts } from '../../core/units.ts';
import { own as ownOf } from '../../core/own.ts';
import { inLocale, wordsWhere, type Reader, type Worded } from '../inLocale.ts';
import type { Part } from './Part.ts';

/** Words of a notice, and the locale that they really are in. */
export type Said<Words> = Worded<{ readonly words: Words }>;

type Teller = Pick<Part, 'notice' | 'reader'>;

/** The words that suit the reader best; nothing where there are none. */
export function inBest<Words>(texts: Texts<Words>, reader: Reader): Said<Words> | undefined {
  const all = Object.entries(texts).map(([lang, words]) => [lang, { words }] as const);
  return all.length > 0 ? inLocale(Object.fromEntries(all), reader) : undefined;
}

/**
 * What a notice says at one place, in the best of the languages in which it says it there: a
 * translation that leaves something out does not hide it.
 */
export function said<Words>(
  { notice, reader }: Teller,
  find: (words: NoticeWords) => Words | undefined,
): Said<Words> | undefined {
  const told = (all: NoticeWords): { words: Words } | undefined => {
    const words = find(all);
    return words === undefined ? undefined : { words };
  };
  return wordsWhere(notice.texts, told, reader);
}

/** What stands under a key of what may not be there at all. */
export const own = <Value>(from: Registry<Value> | undefined, key: string): Value | undefined =>
  from && ownOf(from, key);

type Words = Required<NoticeWords>;
type Registries = {
  [Name in keyof Words]: Words[Name] extends Registry<infer Value> ? Value : never;
};

/** The words under a key of one of the notice's registries of words. */
export const saidOf = <Name extends keyof Registries>(
  part: Teller,
  name: Name,
  key: string,
): Said<Registries[Name]> | undefined =>
  said(part, (words) => own(words[name] as Registry<Registries[Name]> | undefined, key));
