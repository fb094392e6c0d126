import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Audience, AudienceRule, Operator } from '../../src/core/audience.ts';
import { fulfils, questionsOf } from '../../src/core/rule.ts';

const matches = (rule: AudienceRule, audience: Audience): boolean =>
  questionsOf(rule).every((question) => fulfils(audience, question));

const DAY = '2019-12-11';

/** What each operator wants, where it suits, and where it does not. */
const CASES: {
  readonly [operator in Operator]: {
    readonly wanted: unknown;
    readonly fits: readonly unknown[];
    readonly misses: readonly unknown[];
  };
} = {
  is: { wanted: ['a', 'b'], fits: ['a', ['c', 'b']], misses: ['c', '', [], ['c'], ['aa']] },
  isNot: { wanted: ['a', 'b'], fits: ['c', [], ['c', 'd']], misses: ['a', ['c', 'b']] },
  before: { wanted: DAY, fits: ['2019-12-10', '1999-12-31'], misses: [DAY, '2019-12-12'] },
  from: { wanted: DAY, fits: [DAY, '2020-01-01'], misses: ['2019-12-10'] },
  atLeast: { wanted: 16, fits: [16, 99], misses: [15.9, -1, Number.NaN] },
  below: { wanted: 16, fits: [15.9, 0], misses: [16, 17, Number.NaN] },
  neverSince: {
    wanted: DAY,
    fits: [[], [{ from: '2015-01-01', until: DAY }]],
    misses: [
      [{ from: '2015-01-01' }],
      [{ from: '2015-01-01', until: '2019-12-12' }],
      [{ from: '2020-01-01', until: '2021-01-01' }],
      [{ from: '2015-01-01', until: '2016-01-01' }, { from: '2018-01-01' }],
    ],
  },
  everSince: {
    wanted: DAY,
    fits: [[{ from: '2015-01-01' }], [{ from: '2020-01-01', until: '2021-01-01' }]],
    misses: [[], [{ from: '2015-01-01', until: DAY }]],
  },
};

const operators = Object.keys(CASES) as Operator[];
const KINDS: readonly { readonly of: readonly Operator[]; readonly given: unknown }[] = [
  { of: ['is', 'isNot'], given: 'a' },
  { of: ['before', 'from'], given: '2019-01-01' },
  { of: ['atLeast', 'below'], given: 5 },
  { of: ['neverSince', 'everSince'], given: [{ from: '2015-01-01' }] },
];
const odd = [
  null,
  undefined,
  true,
  {},
  [5],
  [null],
  ['2019-01-01', 5],
  '2019-1-1',
  [{ from: '2015-01-01', until: 'soon' }],
  [{ from: 'once' }],
  '2019',
  Symbol.iterator,
];

describe.each(operators)('%s', (operator) => {
  const { wanted, fits, misses } = CASES[operator];
  const holds = (given: unknown): boolean =>
    matches({ x: { [operator]: wanted } }, { x: given } as Audience);

  it.each(fits.map((given) => [JSON.stringify(given), given]))('is fulfilled by %s', (_, given) => {
    expect(holds(given)).toBe(true);
  });

  it.each(misses.map((given) => [JSON.stringify(given), given]))('is not by %s', (_, given) => {
    expect(holds(given)).toBe(false);
  });

  it('is not fulfilled by what is of another kind', () => {
    const others = KINDS.filter(({ of }) => !of.includes(operator)).map(({ given }) => given);
    // A date is a word like any other; a word is no date.
    const strange = others.filter((given) => !(operator === 'isNot' && typeof given === 'string'));
    for (const given of [...strange, ...odd.filter((value) => typeof value !== 'string')]) {
      expect(holds(given), String(given)).toBe(false);
    }
  });

  it('is not fulfilled by an attribute that is not stated, or only inherited', () => {
    expect(matches({ x: { [operator]: wanted } }, {})).toBe(false);
    for (const name of ['toString', '__proto__', 'constructor']) {
      const rule = Object.fromEntries([[name, { [operator]: wanted }]]);
      expect(matches(rule, {})).toBe(false);
      for (const given of fits) {
        expect(matches(rule, Object.fromEntries([[name, given]]) as Audience)).toBe(true);
      }
    }
  });
});

describe('a rule', () => {
  it('wants all of its conditions, of all of its attributes', () => {
    const rule: AudienceRule = {
      age: { atLeast: 16, below: 18 },
      acquired: { before: DAY },
      membership: { neverSince: DAY },
      service: ['net'],
    };
    const audience: Audience = { age: 17, acquired: '2019-01-01', membership: [], service: 'net' };
    expect(matches(rule, audience)).toBe(true);
    const spoilt: Audience = { age: 18, acquired: DAY, membership: [{ from: DAY }], service: 'tv' };
    for (const attribute of Object.keys(rule)) {
      const { [attribute]: _, ...silent } = audience;
      expect(matches(rule, silent), attribute).toBe(false);
      expect(matches(rule, { ...audience, [attribute]: spoilt[attribute] ?? '' })).toBe(false);
    }
  });

  it('that is a bare list stands for one of these', () => {
    expect(questionsOf({ service: ['a'] })).toEqual(questionsOf({ service: { is: ['a'] } }));
  });

  it('with an unknown operator matches nobody', () => {
    for (const operator of ['equals', 'toString', '__proto__']) {
      const rule = { x: Object.fromEntries([[operator, ['a']]]) } as AudienceRule;
      for (const given of ['a', ['a'], 5, []]) expect(matches(rule, { x: given })).toBe(false);
    }
  });

  it('never matches an audience that leaves out what it needs, whatever else that states', () => {
    const rules = fc.dictionary(
      fc.constantFrom('x', 'y', 'toString'),
      fc.constantFrom(...operators).map((operator) => ({ [operator]: CASES[operator].wanted })),
      { minKeys: 1 },
    );
    const values = fc.constantFrom(...operators.flatMap((operator) => CASES[operator].fits));
    const audiences = fc.dictionary(fc.constantFrom('x', 'y', 'toString', 'z'), values);
    fc.assert(
      fc.property(rules, audiences, (rule, audience) => {
        const missing = Object.keys(rule).some((name) => !Object.hasOwn(audience, name));
        fc.pre(missing);
        expect(matches(rule as AudienceRule, audience as Audience)).toBe(false);
      }),
    );
  });
});
