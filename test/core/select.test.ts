import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { untilNext } from '../../src/core/applicable.ts';
import type { Audience } from '../../src/core/audience.ts';
import type { Notice } from '../../src/core/notice.ts';
import { select } from '../../src/core/select.ts';
import { instants, noticeOf } from './make.ts';

const NOW = new Date('2025-07-01T00:00:00Z');

const versionOf = (version: string, over: Partial<Notice> = {}): Notice =>
  noticeOf(version, {}, over);

const outcomesOf = (
  versions: readonly Notice[],
  audience: Audience = {},
  at: Date = NOW,
): Record<string, string> =>
  Object.fromEntries(
    select(versions, audience, at).trace.map(({ notice, version, outcome }) => [
      `${notice} ${version}`,
      outcome,
    ]),
  );

const ATTRIBUTES = ['service', 'country', '__proto__', 'toString'];
const VALUES = ['a', 'b'];
const attributes = fc.constantFrom(...ATTRIBUTES);

const rules = fc
  .array(fc.tuple(attributes, fc.subarray(VALUES)), { maxLength: 2 })
  .map((pairs) => Object.fromEntries(pairs));
const audiences: fc.Arbitrary<Audience> = fc
  .array(fc.tuple(attributes, fc.constantFrom(...VALUES)))
  .map((pairs) => Object.fromEntries(pairs));

/** Days are few, so that some versions begin at the same instant. */
const days = fc.integer({ min: 1, max: 5 }).map((day) => `2025-07-0${day}T00:00:00Z`);
const collections: fc.Arbitrary<Notice[]> = fc.uniqueArray(
  fc
    .record({
      key: fc.constantFrom('policy', 'campaign', 'terms'),
      version: fc.constantFrom('1', '2', '3'),
      from: days,
      until: fc.option(days, { nil: undefined }),
      audience: fc.oneof(fc.constant({}), rules),
      // Also in circles, though no document that is sound has those.
      overrides: fc.subarray(['policy', 'campaign', 'terms']),
    })
    .map(({ key, version, from, until, audience, overrides }) =>
      versionOf(version, {
        key,
        effective: until === undefined ? { from } : { from, until },
        audience,
        overrides,
      }),
    ),
  { selector: ({ key, version }) => `${key} ${version}`, size: 'max', maxLength: 9 },
);
const during = fc
  .integer({ min: Date.UTC(2025, 5, 30), max: Date.UTC(2025, 6, 6) })
  .map((time) => new Date(time));

describe('the selection', () => {
  it('is the same whatever the order of versions', () => {
    const both = collections.chain((versions) =>
      fc.tuple(
        fc.constant(versions),
        fc.shuffledSubarray(versions, { minLength: versions.length }),
      ),
    );
    fc.assert(
      fc.property(both, audiences, during, ([versions, shuffled], audience, at) => {
        expect(select(shuffled, audience, at).notices).toEqual(
          select(versions, audience, at).notices,
        );
        expect(outcomesOf(shuffled, audience, at)).toEqual(outcomesOf(versions, audience, at));
      }),
      { numRuns: 500 },
    );
  });

  it('holds at most one version of a notice at any instant', () => {
    fc.assert(
      fc.property(collections, audiences, during, (versions, audience, at) => {
        const keys = select(versions, audience, at).notices.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 500 },
    );
  });

  it('explains every version, and holds those that it says apply', () => {
    fc.assert(
      fc.property(collections, audiences, during, (versions, audience, at) => {
        const { notices, trace } = select(versions, audience, at);
        expect(trace.map(({ notice, version }) => [notice, version])).toEqual(
          versions.map(({ key, version }) => [key, version]),
        );
        const applying = trace.filter(({ outcome }) => outcome === 'applies');
        expect(applying.map(({ notice, version }) => `${notice} ${version}`).sort()).toEqual(
          notices.map(({ key, version }) => `${key} ${version}`).sort(),
        );
      }),
    );
  });

  it('holds nothing that is not meant for the audience, or not in force', () => {
    fc.assert(
      fc.property(collections, audiences, during, (versions, audience, at) => {
        for (const notice of select(versions, audience, at).notices) {
          for (const [attribute, values] of Object.entries(notice.audience)) {
            expect([values].flat()).toContain(
              Object.entries(audience).find(([key]) => key === attribute)?.[1],
            );
          }
          const { from, until = '9999-01-01T00:00:00Z' } = notice.effective;
          expect(Date.parse(from)).toBeLessThanOrEqual(at.getTime());
          expect(Date.parse(until)).toBeGreaterThan(at.getTime());
        }
      }),
    );
  });

  it('changes nothing that it is given', () => {
    fc.assert(
      fc.property(collections, audiences, instants, (versions, audience, at) => {
        const before = structuredClone(versions);
        select(versions, audience, at);
        expect(versions).toEqual(before);
      }),
    );
  });
});

describe('an attribute', () => {
  const rule = { service: ['net', 'telephone'], country: ['JP'] };
  const notice = versionOf('1', { audience: rule });

  it.each<[string, Audience, readonly string[]]>([
    ['matches with one of its values', { service: 'net', country: 'JP' }, []],
    ['that has another value does not match', { service: 'gas', country: 'JP' }, ['service']],
    ['that is missing never matches', { service: 'net' }, ['country']],
    ['matches as a whole only', { service: 'ne', country: 'JP' }, ['service']],
    ['that no rule needs does not matter', { service: 'net', country: 'JP', age: 9 }, []],
    ['is told with the others that fail', {}, ['service', 'country']],
  ])('%s', (_, audience, failed) => {
    const [trace] = select([notice], audience, NOW).trace;
    expect(trace?.outcome).toBe(failed.length === 0 ? 'applies' : 'other-audience');
    const misses = trace?.answers.filter(({ holds }) => !holds);
    expect(misses?.map(({ attribute }) => attribute)).toEqual(failed);
  });

  it('is told in words: what was wanted, and what was stated', () => {
    const rule = {
      'data-acquired': { before: '2019-12-11' },
      'd-point-membership': { neverSince: '2019-12-11' },
      age: { atLeast: 16, below: 18 },
      service: ['net', 'telephone'],
    };
    const audience = {
      'data-acquired': '2018-04-01',
      'd-point-membership': [{ from: '2015-01-01', until: '2016-01-01' }, { from: '2020-01-01' }],
      age: 18,
    };
    const [trace] = select([versionOf('1', { audience: rule })], audience, NOW).trace;
    expect(trace?.answers.map(({ holds, says }) => [holds, says])).toEqual([
      [true, 'data-acquired must be before 2019-12-11, and is: 2018-04-01'],
      [
        false,
        'd-point-membership must be never on or after 2019-12-11, and is not: 2015-01-01 to 2016-01-01, 2020-01-01 to now',
      ],
      [true, 'age must be at least 16, and is: 18'],
      [false, 'age must be below 18, and is not: 18'],
      [false, 'service must be one of net, telephone, and is not stated'],
    ]);
    expect(trace?.says).toMatch(/^It is for others: d-point.*; age must.*; service.*\.$/);
  });

  it('of a wrong type matches nobody, and is told as it is', () => {
    for (const given of [null, true, {}, [null], [{ from: 5 }]]) {
      const [trace] = select([notice], { service: given, country: 'JP' } as never, NOW).trace;
      expect(trace?.outcome).toBe('other-audience');
      expect(trace?.says).toMatch(
        /^It is for others: service must be one of net, telephone, and is not: /,
      );
    }
  });

  it('with no values matches nobody', () => {
    const nobody = versionOf('1', { audience: { service: [] } });
    expect(select([nobody], { service: '' }, NOW).notices).toEqual([]);
  });

  it('that objects inherit is missing unless stated', () => {
    for (const name of ['toString', 'constructor', '__proto__']) {
      const odd = versionOf('1', { audience: Object.fromEntries([[name, ['a']]]) });
      expect(select([odd], {}, NOW).notices).toEqual([]);
      expect(select([odd], Object.fromEntries([[name, 'a']]), NOW).notices).toEqual([odd]);
    }
  });
});

describe('a version', () => {
  it('applies from its first instant, inclusive, until its last, exclusive', () => {
    const notice = versionOf('1', {
      effective: { from: '2024-04-12T00:00:00+09:00', until: '2024-05-01T00:00:00+09:00' },
    });
    const at = (instant: string) => {
      const { notices, trace } = select([notice], {}, new Date(instant));
      return [notices.length, trace[0]?.outcome];
    };
    expect(at('2024-04-11T14:59:59.999Z')).toEqual([0, 'not-yet']);
    expect(at('2024-04-11T15:00:00.000Z')).toEqual([1, 'applies']);
    expect(at('2024-04-30T14:59:59.999Z')).toEqual([1, 'applies']);
    expect(at('2024-04-30T15:00:00.000Z')).toEqual([0, 'ended']);
  });

  it('gives way to a later one exactly when that begins', () => {
    const versions = [versionOf('1'), versionOf('2')];
    expect(outcomesOf(versions, {}, new Date('2021-12-31T23:59:59.999Z'))).toEqual({
      'policy 1': 'applies',
      'policy 2': 'not-yet',
    });
    expect(outcomesOf(versions, {}, new Date('2022-01-01T00:00:00.000Z'))).toEqual({
      'policy 1': 'superseded',
      'policy 2': 'applies',
    });
  });

  it('gives way for everybody, also for those to whom the later one does not apply', () => {
    // A revision ends the words before it. Whom other words suit needs a notice of another key.
    const versions = [
      versionOf('1'),
      versionOf('2', { audience: { country: ['JP'] } }),
      versionOf('1', { key: 'abroad' }),
    ];
    expect(outcomesOf(versions, { country: 'FR' })).toEqual({
      'policy 1': 'superseded',
      'policy 2': 'other-audience',
      'abroad 1': 'applies',
    });
  });

  it('does not come back when the later one ends', () => {
    const versions = [
      versionOf('1'),
      versionOf('2', {
        effective: { from: '2022-01-01T00:00:00Z', until: '2023-01-01T00:00:00Z' },
      }),
    ];
    expect(outcomesOf(versions)).toEqual({ 'policy 1': 'superseded', 'policy 2': 'ended' });
  });

  it('is not superseded by another notice', () => {
    const versions = [versionOf('1'), versionOf('2', { key: 'terms' })];
    expect(outcomesOf(versions)).toEqual({ 'policy 1': 'applies', 'terms 2': 'applies' });
  });

  it('that begins together with another gives way by its name', () => {
    const effective = { from: '2024-01-01T00:00:00Z' };
    const sameInstant = { from: '2024-01-01T09:00:00+09:00' };
    const versions = [versionOf('b', { effective }), versionOf('a', { effective: sameInstant })];
    for (const order of [versions, versions.toReversed()]) {
      expect(outcomesOf(order)).toEqual({ 'policy b': 'applies', 'policy a': 'superseded' });
    }
  });
});

describe('the order', () => {
  const keys = (notices: readonly Notice[]): string[] =>
    select(notices, {}, NOW).notices.map(({ key }) => key);

  it('is what overrides others, then the later date, then the key', () => {
    const notices = [
      versionOf('1', { key: 'b' }),
      versionOf('1', { key: 'a' }),
      versionOf('2', { key: 'z' }),
      versionOf('1', { key: 'terms', overrides: ['z'] }),
      versionOf('1', { key: 'x-rider', overrides: ['terms'] }),
    ];
    expect(keys(notices)).toEqual(['x-rider', 'terms', 'z', 'a', 'b']);
  });

  it('does not count what does not apply', () => {
    const others = versionOf('1', { key: 'others', audience: { service: ['gas'] } });
    const notices = [
      versionOf('1', { key: 'b', overrides: ['others'] }),
      versionOf('1', { key: 'a' }),
    ];
    expect(keys([...notices, others])).toEqual(['a', 'b']);
  });

  it('ends where overriding goes in circles', () => {
    const circle = [
      versionOf('1', { key: 'a', overrides: ['b'] }),
      versionOf('1', { key: 'b', overrides: ['c'] }),
      versionOf('1', { key: 'c', overrides: ['a', 'c'] }),
    ];
    expect(keys(circle)).toHaveLength(3);
    expect(keys(circle.toReversed())).toEqual(keys(circle));
  });
});

describe('the wait for the next change', () => {
  it('is until a version begins or ends, whichever comes first, and endless without any', () => {
    const versions = [
      versionOf('1', {
        effective: { from: '2025-06-01T00:00:00Z', until: '2025-07-03T00:00:00Z' },
      }),
      versionOf('2', { effective: { from: '2025-07-02T00:00:00Z' } }),
    ];
    const day = 86_400_000;
    expect(untilNext(versions, NOW)).toBe(day);
    expect(untilNext(versions, new Date('2025-07-02T00:00:00Z'))).toBe(day);
    expect(untilNext(versions, new Date('2025-07-03T00:00:00Z'))).toBe(Infinity);
    expect(untilNext([], NOW)).toBe(Infinity);
  });

  it('is never over before the selection changes', () => {
    fc.assert(
      fc.property(
        collections,
        audiences,
        during,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (versions, audience, at, part) => {
          const wait = Math.min(untilNext(versions, at), 1e9);
          const later = new Date(at.getTime() + Math.floor(wait * part));
          expect(select(versions, audience, later)).toEqual(select(versions, audience, at));
        },
      ),
    );
  });
});
