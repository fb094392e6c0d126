import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { negotiate, wordsOf } from '../../src/core/locale.ts';

const subtags = fc.stringMatching(/^[A-Za-z0-9]{1,8}$/);
const tags = fc.array(subtags, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('-'));

describe('negotiate', () => {
  it.each([
    ['the same tag', ['ja'], ['en', 'ja'], 'ja'],
    ['a region to its language', ['pt-BR'], ['en', 'pt'], 'pt'],
    ['a script before its language', ['zh-Hant-TW'], ['zh', 'zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['never another script', ['zh-Hant-TW'], ['en', 'zh-Hans'], 'en'],
    ['another region, rather than another language', ['pt-BR'], ['en', 'pt-PT'], 'pt-PT'],
    ['the region itself before another one', ['pt-BR'], ['pt-PT', 'pt-BR', 'pt'], 'pt-BR'],
    ['the language before another region', ['pt-BR'], ['pt-PT', 'pt'], 'pt'],
    ['the script that a region writes', ['zh-TW'], ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['never the script that it does not', ['zh-TW'], ['en', 'zh-Hans', 'zh'], 'en'],
    ['the script that a language is written in', ['zh'], ['en', 'zh-Hant', 'zh-Hans'], 'zh-Hans'],
    ['Serbian in either script by its own', ['sr-Latn'], ['en', 'sr', 'sr-Latn-RS'], 'sr-Latn-RS'],
    ['never half a subtag', ['en'], ['fr', 'e', 'english'], 'fr'],
    ['any case', ['ZH-hANT-tw'], ['en', 'zh-HANT'], 'zh-HANT'],
    ['the best wanted first', ['fr', 'ja', 'en'], ['en', 'ja'], 'ja'],
    ['a shortened first wish before a later one', ['de-AT', 'en'], ['en', 'de'], 'de'],
    ['private use, to its end', ['zh-x-ab-cd'], ['en', 'zh-x-ab'], 'zh-x-ab'],
    ['extensions', ['de-DE-u-co-phonebk'], ['en', 'de-DE'], 'de-DE'],
    ['nothing found: the first', ['ko'], ['ja', 'en'], 'ja'],
    ['nothing wanted: the first', [], ['ja', 'en'], 'ja'],
    ['what is no tag: the first', ['', '*', '-', '--', 'ja_JP'], ['en', 'ja'], 'en'],
  ])('%s', (_, wanted, available, found) => {
    expect(negotiate(wanted, available)).toBe(found);
  });

  it('follows the example of RFC 4647 §3.4', () => {
    const ranges = ['zh-Hant-CN-x-private1-private2', 'zh-Hant-CN', 'zh-Hant'];
    for (const [index] of ranges.entries()) {
      const available = ['en', 'zh', ...ranges.slice(index).toReversed()];
      expect(negotiate(ranges.slice(0, 1), available)).toBe(ranges[index]);
    }
  });

  it('always finds one of those available', () => {
    const wishes = fc.array(fc.oneof(tags, fc.string()));
    fc.assert(
      fc.property(wishes, fc.array(tags, { minLength: 1 }), (wanted, available) => {
        expect(available).toContain(negotiate(wanted, available));
      }),
    );
  });

  it('finds what is wanted first, where it is available', () => {
    fc.assert(
      fc.property(tags, fc.array(tags), fc.array(tags), (tag, wanted, available) => {
        const found = negotiate([tag, ...wanted], [...available, tag]);
        expect(found.toLowerCase()).toBe(tag.toLowerCase());
      }),
    );
  });

  it('finds only what is written as some wanted one is, or the first', () => {
    const known = fc.constantFrom(
      'en',
      'en-GB',
      'pt',
      'pt-BR',
      'zh',
      'zh-Hans',
      'zh-Hant',
      'zh-TW',
    );
    const writing = (tag: string): string => {
      const { language, script } = new Intl.Locale(tag).maximize();
      return `${language} ${script}`;
    };
    fc.assert(
      fc.property(fc.array(known), fc.array(known, { minLength: 1 }), (wanted, available) => {
        const found = negotiate(wanted, available);
        const legible = wanted.find((tag) =>
          available.some((locale) => writing(locale) === writing(tag)),
        );
        if (legible === undefined) expect(found).toBe(available[0]);
        else expect(writing(found)).toBe(writing(legible));
      }),
    );
  });
});

describe('the words for a locale', () => {
  it('are those of the closest one that there is', () => {
    const texts = { en: 'consent', 'zh-Hant': '同意' };
    expect(wordsOf(texts, 'zh-Hant-TW')).toBe('同意');
    expect(wordsOf(texts, 'fr')).toBe('consent');
  });
});
