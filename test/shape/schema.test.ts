import { globSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { schema } from '../../scripts/schema.ts';
import { shape } from '../../src/core/shape.ts';
import { BAD, documentOf } from '../core/bad.ts';
import { edited, mutations } from '../core/mutate.ts';
import { WHOLE } from '../core/whole.ts';

const accepts = new Ajv({ allErrors: false }).compile(schema as object);
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('a sound document is valid', () => {
  expect(accepts(asJson(WHOLE)), JSON.stringify(accepts.errors)).toBe(true);
});

test.for(globSync('demo/notices/*.json'))('%s is valid', (file) => {
  const document: unknown = JSON.parse(readFileSync(file, 'utf8'));
  expect(accepts(document), JSON.stringify(accepts.errors)).toBe(true);
});

describe('what a schema can say, it says', () => {
  test.each(BAD.filter(({ shape }) => shape))('$why', (bad) => {
    expect(accepts(asJson(documentOf(bad)))).toBe(false);
  });
});

describe('what it cannot, it leaves to the check', () => {
  test.each(BAD.filter(({ shape, value }) => !shape && value !== Infinity))('$why', (bad) => {
    expect(accepts(asJson(documentOf(bad)))).toBe(true);
  });
});

test('law: it takes in all that the shape takes in', { timeout: 60_000 }, () => {
  let both = 0;
  let neither = 0;
  fc.assert(
    fc.property(mutations(WHOLE), (edits) => {
      const document = asJson(edits.reduce(edited, WHOLE as unknown) ?? null);
      const { success, issues = [] } = v.safeParse(shape, document);
      if (success) {
        both += 1;
        expect(accepts(document), JSON.stringify(accepts.errors)).toBe(true);
      } else if (issues.some(({ type }) => type !== 'check')) {
        neither += 1;
        expect(accepts(document)).toBe(false);
      }
    }),
    { numRuns: 2000 },
  );
  expect(both).toBeGreaterThan(100);
  expect(neither).toBeGreaterThan(1000);
});

test('every member says what it is for, where its name does not', () => {
  const silent = membersOf(schema).filter(({ described }) => !described);
  const plain = /\.(title|body|name|role|key|date|number|description|service|label|url|key)$/;
  expect(silent.map(({ at }) => at).filter((at) => !plain.test(at))).toEqual([]);
});

interface Member {
  readonly at: string;
  readonly described: boolean;
}

function membersOf(value: unknown, at = ''): Member[] {
  if (typeof value !== 'object' || value === null) return [];
  const { properties = {}, ...rest } = value as {
    readonly properties?: { readonly [name: string]: { readonly description?: string } };
  };
  return [
    ...Object.entries(properties).flatMap(([name, member]) => [
      { at: `${at}.${name}`, described: member.description !== undefined },
      ...membersOf(member, `${at}.${name}`),
    ]),
    ...Object.values(rest).flatMap((inner) => membersOf(inner, at)),
  ];
}
