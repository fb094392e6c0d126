import { describe, expect, it } from 'vitest';
import { isNoticesDocument } from '../../src/core/document.ts';
import { explain } from '../../src/core/explain.ts';
import { publish } from '../../src/core/publish.ts';
import { select } from '../../src/core/select.ts';
import { withOlderNotice } from '../fixtures/older-notice.ts';
import { DOCUMENT, noticeOf, pathsIn, wordsOf } from './ntt.ts';

/*
 * The demonstration's notices state the facts of published texts. Each fact is checked at its typed
 * home, so that an edit of the words cannot lose or change it. What the four have in common is
 * here; each has a file of its own beside this one.
 */

const NOW = new Date('2026-11-21T00:00:00Z');
const applying = (
  audience: { readonly [attribute: string]: string | readonly string[] },
  at = NOW,
): string[] => select(DOCUMENT.notices, audience, at).notices.map(({ key }) => key);

describe('the notices of the provider', () => {
  it('are a valid document, in which nothing is at fault', () => {
    expect(explain(DOCUMENT)).toEqual([]);
    expect(isNoticesDocument(DOCUMENT)).toBe(true);
  });

  it.each([
    ['specified-user-information', 'policy', ['en', 'ja'], undefined],
    ['customer-portal-terms', 'terms', ['en', 'ja'], 'en'],
    ['personal-information', 'notice', ['ja'], undefined],
    ['teledome-suspension', 'form', ['ja'], undefined],
  ])('%s is a %s in %j', (key, kind, locales, authoritative) => {
    const notice = noticeOf(key);
    expect(notice.kind).toBe(kind);
    expect(Object.keys(notice.texts)).toEqual(locales);
    expect(notice.authoritative).toBe(authoritative);
  });

  it('say a day of enactment only where the text has one', () => {
    expect(DOCUMENT.notices.map(({ enacted }) => enacted)).toEqual([
      '2024-04-12',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('are those of one company, with its representative and its officer', () => {
    expect(new Set(DOCUMENT.notices.map(({ controller }) => controller)).size).toBe(1);
    expect(DOCUMENT.controllers).toEqual({
      'ntt-communications': {
        country: 'JP',
        texts: {
          en: {
            name: 'NTT Communications Corporation',
            representative: {
              name: 'Katsushige Kojima',
              title: 'President & CEO, Representative Member of the Board',
            },
            officer: { role: 'Person responsible for personal information', title: 'CSO' },
          },
          ja: {
            name: 'エヌ・ティ・ティ・コミュニケーションズ株式会社',
            representative: { name: '小島 克重', title: '代表取締役社長' },
            officer: { role: '個人情報管理責任者', title: 'CSO' },
          },
        },
      },
    });
  });

  it('cite laws by their numbers', () => {
    const numbers = Object.values(DOCUMENT.laws ?? {}).map(({ egov, number }) => [egov, number]);
    expect(numbers).toEqual([
      ['359AC0000000086', 'Act No. 86 of 1984'],
      ['415AC0000000057', 'Act No. 57 of 2003'],
    ]);
  });

  it.each([
    [{}, []],
    [{ service: 'internet-connection' }, ['specified-user-information']],
    [{ service: 'teledome' }, ['teledome-suspension']],
    [{ relation: 'consumer' }, ['personal-information']],
    [{ relation: 'corporate-employee' }, ['personal-information']],
    [{ relation: 'portal-user' }, ['customer-portal-terms', 'personal-information']],
    [{ relation: 'visitor' }, []],
    [{ relation: 'applicant', service: 'customer-portal' }, []],
    [
      { relation: ['portal-user', 'consumer'], service: 'internet-connection' },
      ['customer-portal-terms', 'specified-user-information', 'personal-information'],
    ],
  ])('for %j are %j', (audience, expected) => {
    expect(applying(audience)).toEqual(expected);
  });

  it('of April 2024 are in force from the first moment of that day in Japan', () => {
    const customer = { service: 'internet-connection' };
    expect(applying(customer, new Date('2024-04-11T14:59:59.999Z'))).toEqual([]);
    expect(applying(customer, new Date('2024-04-11T15:00:00.000Z'))).toHaveLength(1);
  });

  it('are each published under a name of its own', async () => {
    const hashes = (await publish(DOCUMENT)).map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(4);
  });
});

describe('their words', () => {
  it.each(DOCUMENT.notices.map((notice) => [notice.key, notice] as const))(
    'of %s are there in each of its locales, down to the last one',
    (_, notice) => {
      const [first = [], ...others] = Object.values(notice.texts).map((words) => pathsIn(words));
      for (const other of others) expect(other).toEqual(first);
      for (const words of Object.values(notice.texts)) {
        expect(Object.keys(words.purposes)).toEqual(notice.purposes.map(({ key }) => key));
      }
    },
  );

  it.each(['attributes', 'controllers', 'recipients', 'data', 'laws'] as const)(
    'of the %s are there in both languages',
    (registry) => {
      for (const { texts = {} } of Object.values(DOCUMENT[registry] ?? {})) {
        expect(Object.keys(texts)).toEqual(['en', 'ja']);
        expect(pathsIn(texts['ja'])).toEqual(pathsIn(texts['en']));
      }
    },
  );

  it('name every value of every attribute', () => {
    for (const { values = [], texts = {} } of Object.values(DOCUMENT.attributes ?? {})) {
      for (const words of Object.values(texts)) {
        expect(Object.keys(words.values ?? {})).toEqual(values);
      }
    }
  });

  it('leave dates, countries, periods and amounts to the typed facts', () => {
    const all = JSON.stringify(DOCUMENT.notices.map(({ texts }) => texts));
    expect(all).not.toMatch(/20\d\d|January|April|\d年|\d月|平成/);
    expect(all).not.toMatch(/Japan|United|America|Singapore|日本国|アメリカ|米国|シンガポール/);
    expect(all).not.toMatch(/ten years|10 years|10年|1,?[01]00円|税込/);
  });

  it.each(
    DOCUMENT.notices.flatMap((notice) =>
      Object.keys(notice.texts).map((locale) => [notice.key, locale, notice] as const),
    ),
  )('of %s in %s are one or two short sentences on the first layer', (_, locale, notice) => {
    const { summary } = wordsOf(notice, locale);
    expect(summary.match(/\.(?= |$)|。/g)?.length).toBeLessThanOrEqual(2);
    expect(summary.length).toBeLessThanOrEqual(locale === 'ja' ? 140 : 280);
  });
});

describe('the fixture with an older version', () => {
  const both = withOlderNotice(DOCUMENT);
  const customer = { service: 'internet-connection' };

  it('is valid, with and without a change, and published under names of its own', async () => {
    expect(explain(both)).toEqual([]);
    expect(explain(withOlderNotice(DOCUMENT, ['ads']))).toEqual([]);
    const hashes = (await publish(both)).map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(5);
  });

  it('gives way to the version of April 2024', () => {
    const inForce = (at: string) =>
      select(both.notices, customer, new Date(at)).notices.map(({ version }) => version);
    expect(inForce('2024-03-01T00:00:00Z')).toEqual(['2024-01-18']);
    expect(inForce('2024-05-01T00:00:00Z')).toEqual(['2024-04-12']);
  });

  it('does not put the analysis of behaviour, and renews nothing unless told to', () => {
    const [older, current] = both.notices;
    expect(older?.purposes.map(({ key }) => key)).not.toContain('behavioral-analysis');
    expect(current).toEqual(DOCUMENT.notices[0]);
    expect(withOlderNotice(DOCUMENT, ['ads']).notices[1]).toMatchObject({
      changes: [{ key: 'renewed', material: true, purposes: ['ads'] }],
      texts: { en: { changes: { renewed: expect.any(String) } } },
    });
  });
});
