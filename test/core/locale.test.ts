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
    ['never another region', ['pt-BR'], ['en', 'pt-PT'], 'en'],
    ['never a longer tag', ['zh'], ['en', 'zh-Hans'], 'en'],
    ['never half a subtag', ['en'], ['fr', 'e', 'english'], 'fr'],
    ['any case', ['ZH-hANT-tw'], ['en', 'zh-HANT'], 'zh-HANT'],
    ['the best wanted first', ['fr', 'ja', 'en'], ['en', 'ja'], 'ja'],
    ['a shortened first wish before a later one', ['de-AT', 'en'], ['en', 'de'], 'de'],
    ['private use, to its end', ['zh-x-ab-cd'], ['en', 'zh-x-ab'], 'zh-x-ab'],
    ['a singleton together with what follows it', ['zh-x-a'], ['en', 'zh-x', 'zh'], 'zh'],
    ['extensions', ['de-DE-u-co-phonebk'], ['en', 'de-DE'], 'de-DE'],
    ['a digit as a singleton', ['de-1-abc'], ['en', 'de-1', 'de'], 'de'],
    ['nothing found: the first', ['ko'], ['ja', 'en'], 'ja'],
    ['nothing wanted: the first', [], ['ja', 'en'], 'ja'],
    ['what is no tag: the first', ['', '*', '-', '--', 'ja_JP'], ['en', 'ja'], 'en'],
  ])('%s', (_, wanted, available, found) => {
    expect(negotiate(wanted, available)).toBe(found);
  });

  it('follows the example of RFC 4647 §3.4', () => {
    const ranges = [
      'zh-Hant-CN-x-private1-private2',
      'zh-Hant-CN-x-private1',
      'zh-Hant-CN',
      'zh-Hant',
      'zh',
    ];
    for (const [index] of ranges.entries()) {
      const available = ['default', 'zh-Hant-CN-x', ...ranges.slice(index).toReversed()];
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

  it('finds only a tag that some wanted one begins with, or the first', () => {
    fc.assert(
      fc.property(fc.array(tags), fc.array(tags, { minLength: 1 }), (wanted, available) => {
        const found = negotiate(wanted, available);
        const begins = wanted.some((tag) =>
          `${tag}-`.toLowerCase().startsWith(`${found}-`.toLowerCase()),
        );
        expect(begins || found === available[0]).toBe(true);
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
