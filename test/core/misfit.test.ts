import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attribute, Audience } from '../../src/core/audience.ts';
import { misfits } from '../../src/core/misfit.ts';
import { fulfils } from '../../src/core/rule.ts';
import type { Registry } from '../../src/core/units.ts';

const ATTRIBUTES: Registry<Attribute> = {
  service: { type: 'words', values: ['internet', 'fax'] },
  contract: { type: 'words' },
  acquired: { type: 'date' },
  age: { type: 'number' },
  membership: { type: 'periods' },
};

test.each<Audience>([
  {},
  { service: 'internet', contract: 'active' },
  { service: ['internet', 'fax'], contract: [] },
  { acquired: '2024-02-29', age: 16.5 },
  { membership: [] },
  { membership: [{ from: '2018-04-01' }, { from: '2018-04-01', until: '2019-04-01' }] },
])('%j can be said', (audience) => {
  expect(misfits(ATTRIBUTES, audience)).toEqual([]);
});

const PERIODS = 'Give a list such as [{"from":"2018-04-01","until":"2019-04-01"}].';
const DATE = 'Give a date that exists, such as 2024-04-12.';

describe('what cannot be said', () => {
  test.each<[audience: unknown, line: string]>([
    [
      { region: 'asia' },
      'audience.region is not declared. Declare it in “attributes” of the notices, or leave it out.',
    ],
    [
      { toString: 'asia' },
      'audience.toString is not declared. Declare it in “attributes” of the notices, or leave it out.',
    ],
    [{ service: 'phone' }, 'audience.service is "phone". Give internet or fax.'],
    [{ service: ['fax', 'phone'] }, 'audience.service is ["fax","phone"]. Give internet or fax.'],
    [{ contract: 1 }, 'audience.contract is 1. Give a word, or a list of words.'],
    [{ contract: null }, 'audience.contract is null. Give a word, or a list of words.'],
    [
      { contract: [['active']] },
      'audience.contract is [["active"]]. Give a word, or a list of words.',
    ],
    [{ acquired: '2023-02-30' }, `audience.acquired is "2023-02-30". ${DATE}`],
    [{ acquired: '2023-2-3' }, `audience.acquired is "2023-2-3". ${DATE}`],
    [{ age: '16' }, 'audience.age is "16". Give a number.'],
    [{ age: NaN }, 'audience.age is null. Give a number.'],
    [{ age: 16n }, 'audience.age is a bigint. Give a number.'],
    [{ membership: {} }, `audience.membership is {}. ${PERIODS}`],
    [{ membership: [null] }, `audience.membership is [null]. ${PERIODS}`],
    [{ membership: [{}] }, `audience.membership is [{}]. ${PERIODS}`],
    [
      { membership: [{ from: '2018-04-01', until: '2018-04-01' }] },
      `audience.membership is [{"from":"2018-04-01","until":"2018-04-01"}]. ${PERIODS}`,
    ],
    [
      { membership: [{ from: '2018-02-30' }] },
      `audience.membership is [{"from":"2018-02-30"}]. ${PERIODS}`,
    ],
    [null, 'The audience is null. Give an object.'],
    [['fax'], 'The audience is ["fax"]. Give an object.'],
    ['fax', 'The audience is "fax". Give an object.'],
  ])('%o', (audience, line) => {
    expect(misfits(ATTRIBUTES, audience as Audience)).toEqual([line]);
  });
});

test('law: it never throws, and says something of all that is no object', () => {
  fc.assert(
    fc.property(fc.anything(), (audience) => {
      const isFields = typeof audience === 'object' && audience && !Array.isArray(audience);
      const lines = misfits(ATTRIBUTES, audience as Audience);
      if (!isFields) expect(lines).toHaveLength(1);
    }),
  );
  fc.assert(
    fc.property(fc.anything(), (given) => {
      for (const name of Object.keys(ATTRIBUTES)) {
        expect(misfits(ATTRIBUTES, { [name]: given } as Audience)).toBeInstanceOf(Array);
      }
    }),
  );
});

test('law: who fulfils a question about an attribute fits it', () => {
  const word = fc.constantFrom('internet', 'fax', 'phone', '2020-01-01', '2023-02-30', 'x');
  const period = fc.record({ from: word, until: word }, { requiredKeys: ['from'] });
  const given = fc.oneof(word, fc.double(), fc.array(word), fc.array(period), fc.jsonValue());
  fc.assert(
    fc.property(given, (value) => {
      const fits = (name: string) =>
        misfits(ATTRIBUTES, { [name]: value } as Audience).length === 0;
      const may = (attribute: string, question: { operator: string; wanted: unknown }) =>
        fulfils(
          { [attribute]: value } as Audience,
          [attribute, question.operator, question.wanted] as never,
        );
      if (may('service', { operator: 'is', wanted: ['phone'] }) && value === 'phone') {
        expect(fits('service')).toBe(false);
      }
      if (may('age', { operator: 'atLeast', wanted: 0 }) && Number.isFinite(value)) {
        expect(fits('age')).toBe(true);
      }
      if (!fits('contract')) {
        expect(may('contract', { operator: 'is', wanted: ['x', 'fax'] })).toBe(false);
      }
    }),
  );
});
