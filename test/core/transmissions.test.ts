import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readable } from '../../src/core/publish.ts';
import type { Basis } from '../../src/core/purpose.ts';
import { STRICTEST_FIRST } from '../../src/core/strictest.ts';
import { languagesFor } from '../../src/core/transmissions/languages.ts';
import { sentBy, type Sent } from '../../src/core/transmissions/sent.ts';
import { timingOf } from '../../src/core/timing.ts';
import { told, type Said } from '../../src/core/transmissions/told.ts';
import { ar } from '../../src/core/words/transmissions/ar.ts';
import { en } from '../../src/core/words/transmissions/en.ts';
import { ja } from '../../src/core/words/transmissions/ja.ts';
import { everything } from '../fixtures/everything.ts';
import { base } from '../lint/base.ts';
import { edited, type Edit } from '../lint/edit.ts';

const AT = new Date('2026-06-01T00:00:00+09:00');

const sent = (edit: Edit = {}, only?: string): readonly Sent[] =>
  sentBy(readable(edited(base, edit)), AT, only);

/** All that is said, however deep. */
const texts = ({ text, to = '', more }: Said): string[] => [text, to, ...(more ? texts(more) : [])];
const whole = (one: Sent): string =>
  told(one, en)
    .lines.flatMap(([label, said]) => [label, ...said.flatMap(texts)])
    .join('\n');

test('all that a registry states of a transmission is told', () => {
  const [one] = sentBy(readable(everything), AT) as [Sent];
  const { transmission, notices } = one;
  const { recipients, data } = (notices[0] as (typeof notices)[number]).cited;
  const { agency } = recipients;
  const { device } = data;
  const { texts: words, origins, optOut } = transmission;
  const stated: string[] = [];
  JSON.stringify(
    [words, origins, optOut?.url, agency?.url, agency?.texts, device?.texts],
    (_, leaf) => {
      if (typeof leaf === 'string') stated.push(leaf);
      return leaf;
    },
  );
  const { text } = told(one, en).title;
  expect(stated.length).toBeGreaterThan(10);
  expect(stated.filter((leaf) => !`${text}\n${whole(one)}`.includes(leaf))).toEqual([]);
  expect(whole(one)).toContain('United States');
  expect(whole(one)).toContain(en.exemptions.operation);
  expect(whole(one)).toContain(en.stops.use);
});

describe('what is told of', () => {
  test('is what notices in force name, whomever they are for', () => {
    expect(sent().map(({ key }) => key)).toEqual(['ads']);
    expect(sent({ '/notices/0/effective/from': '2030-01-01T00:00:00+09:00' })).toEqual([]);
    expect(sent({ '/notices/0/effective/until': '2026-01-01T00:00:00+09:00' })).toEqual([]);
    expect(sent({ '/notices/0/audience': { service: ['nobody'] } })).toHaveLength(1);
  });

  test('is in force as everywhere else, however versions follow one another', () => {
    const day = (at: number): string => `20${20 + at}-01-01T00:00:00+09:00`;
    const span = record({ from: integer({ min: 0, max: 12 }), until: integer({ min: 1, max: 9 }) });
    assert(
      property(array(span, { minLength: 1, maxLength: 4 }), (spans) => {
        const versions = readable(base).flatMap((notice) =>
          spans.map(({ from, until }, index) => ({
            ...notice,
            version: `${index}`,
            effective: { from: day(from), until: day(from + until) },
          })),
        );
        const named = sentBy(versions, AT).flatMap(({ notices }) => notices);
        const inForce = versions.filter((one) => timingOf(one, versions, AT) === 'in-force');
        expect(named).toEqual(inForce.filter(({ transmissions = [] }) => transmissions.length > 0));
      }),
      { numRuns: 50 },
    );
  });

  test('is what one notice names, where one is asked for', () => {
    expect(sent({}, 'policy')).toHaveLength(1);
    expect(sent({}, 'another')).toEqual([]);
  });

  test('rests on the strictest basis that any notice gives any of its purposes', () => {
    const basis = constantFrom(...STRICTEST_FIRST);
    assert(
      property(basis, basis, (one, other) => {
        const uses = { '/notices/0/purposes/1/basis': one, '/notices/0/purposes/2/basis': other };
        const [found] = sent({ ...uses, '/transmissions/ads/purposes': ['news', 'ads'] });
        const rank = (all: Basis) => STRICTEST_FIRST.indexOf(all);
        expect(rank(found?.basis as Basis)).toBe(Math.min(rank(one), rank(other)));
      }),
      { numRuns: 25 },
    );
  });

  test('stays shut for a purpose that no notice puts', () => {
    expect(sent({ '/transmissions/ads/purposes': ['nobody'] })[0]?.basis).toBe('consent');
  });
});

describe('a measure to stop it', () => {
  const OPT_OUT = {
    '/notices/0/purposes/2/basis': 'opt-out',
    '/transmissions/ads/optOut': undefined,
  };
  const labels = (edit: Edit): string[] =>
    told(sent(edit)[0] as Sent, en).lines.map(([label]) => label);
  const MEASURE = [en.label.measure, en.label.stops, en.label.requests, en.label.limits];

  test('is told by its four items, beside content, destination and purpose', () => {
    expect(labels({})).toEqual(expect.arrayContaining(MEASURE));
    expect(labels({})).toEqual(
      expect.arrayContaining([en.label.sent, en.label.recipient, en.label.ours, en.label.theirs]),
    );
    expect(labels({ '/transmissions/ads/optOut': undefined })).not.toContain(en.label.measure);
  });

  test('is the site’s own choices, where it goes on until somebody objects', () => {
    expect(labels(OPT_OUT)).toEqual(expect.arrayContaining(MEASURE));
    const exempt = { ...OPT_OUT, '/transmissions/ads/exemption': 'operation' };
    expect(labels(exempt)).not.toContain(en.label.measure);
    const words = { '/transmissions/ads/texts/ja/requests': undefined };
    const english = { '/transmissions/ads/texts/en/requests': undefined };
    const text = whole(sent({ ...OPT_OUT, ...words, ...english })[0] as Sent);
    expect(text).toContain(en.ownChoices);
    expect(text).toContain(en.stops.sending);
  });

  test('that lacks an item says so', () => {
    const limits = {
      '/transmissions/ads/texts/ja/limits': undefined,
      '/transmissions/ads/texts/en/limits': undefined,
    };
    expect(whole(sent(limits)[0] as Sent)).toContain(`${en.label.limits}\n${en.notStated}`);
  });
});

test('Japanese comes first where its law asks, and where there are words in it', () => {
  const of = (edit: Edit, wanted: string): readonly string[] =>
    languagesFor(sent(edit), [wanted], ['en', 'ar', 'ja']);
  expect(of({}, 'en-GB')).toEqual(['ja', 'en']);
  expect(of({}, 'ja-JP')).toEqual(['ja']);
  expect(of({}, 'de')).toEqual(['ja', 'en']);
  expect(of({ '/controllers/acme/country': 'FR' }, 'ar')).toEqual(['ar']);
  expect(of({ '/transmissions/ads/texts/ja': undefined }, 'en')).toEqual(['en']);
});

test('words of a language that the registry lacks are told in another, and marked as such', () => {
  const { title } = told(sent()[0] as Sent, ar);
  expect([title.lang, told(sent()[0] as Sent, ja).title.lang]).toEqual(['en', 'ja']);
});

test('an address leads to the web or to a place on this site, and else is words', () => {
  const of = (url: string): Said | undefined =>
    told(sent({ '/recipients/adnet/url': url })[0] as Sent, en).lines.find(
      ([label]) => label === en.label.page,
    )?.[1][0];
  for (const url of ['https://a.example', '/here']) expect(of(url)).toMatchObject({ to: url });
  for (const url of ['//a.example', '/\\a.example', 'data:,x']) {
    expect(of(url)).toEqual({ text: url, lang: '' });
  }
});
