import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Audience, Notice } from '../../src/core/notice.ts';
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
      precedence: fc.option(fc.constantFrom(-1, 0, 1), { nil: undefined }),
    })
    .map(({ key, version, from, until, audience, precedence }) =>
      versionOf(version, {
        key,
        effective: until === undefined ? { from } : { from, until },
        audience,
        ...(precedence === undefined ? {} : { precedence }),
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
            expect(values).toContain(
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

  it.each<[string, Audience, string | undefined]>([
    ['matches with one of its values', { service: 'net', country: 'JP' }, undefined],
    ['that has another value does not match', { service: 'gas', country: 'JP' }, 'service'],
    ['that is missing never matches', { service: 'net' }, 'country'],
    ['matches as a whole only', { service: 'ne', country: 'JP' }, 'service'],
    ['that no rule needs does not matter', { service: 'net', country: 'JP', age: '9' }, undefined],
  ])('%s', (_, audience, failed) => {
    const [trace] = select([notice], audience, NOW).trace;
    expect(trace).toEqual({
      notice: 'policy',
      version: '1',
      ...(failed === undefined
        ? { outcome: 'applies' }
        : { outcome: 'other-audience', attribute: failed }),
    });
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
    const at = (instant: string) => Object.values(outcomesOf([notice], {}, new Date(instant)));
    expect(at('2024-04-11T14:59:59.999Z')).toEqual(['not-yet']);
    expect(at('2024-04-11T15:00:00.000Z')).toEqual(['applies']);
    expect(at('2024-04-30T14:59:59.999Z')).toEqual(['applies']);
    expect(at('2024-04-30T15:00:00.000Z')).toEqual(['ended']);
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
  it('is precedence, then the later date, then the key', () => {
    const notices = [
      versionOf('1', { key: 'b' }),
      versionOf('1', { key: 'a' }),
      versionOf('2', { key: 'z' }),
      versionOf('1', { key: 'first', precedence: 1 }),
      versionOf('3', { key: 'last', precedence: -1 }),
    ];
    expect(select(notices, {}, NOW).notices.map(({ key }) => key)).toEqual([
      'first',
      'z',
      'a',
      'b',
      'last',
    ]);
  });
});
