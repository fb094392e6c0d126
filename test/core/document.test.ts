import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applicable } from '../../src/core/applicable.ts';
import { isNoticesDocument } from '../../src/core/document.ts';
import { empty } from '../../src/core/ledger.ts';
import { publish } from '../../src/core/publish.ts';
import { statesOf } from '../../src/core/state.ts';
import { BAD, documentOf } from './bad.ts';
import { edited, mutations } from './mutate.ts';
import { WHOLE } from './whole.ts';

test('a sound document passes', () => {
  expect(isNoticesDocument(WHOLE)).toBe(true);
  expect(isNoticesDocument(JSON.parse(JSON.stringify(WHOLE)))).toBe(true);
});

test('a notice may be as old as the epoch', () => {
  const at = ['notices', 1, 'effective', 'from'];
  for (const value of ['1970-01-01T00:00:00Z', '1950-06-01T00:00:00+09:00']) {
    expect(isNoticesDocument(edited(WHOLE, { at, value }))).toBe(true);
  }
});

test('the same object may stand in two places', () => {
  expect(
    isNoticesDocument(edited(WHOLE, { at: ['data', 'health'], value: WHOLE.data?.['contract'] })),
  ).toBe(true);
});

describe('what could open something by mistake, or could not be shown, does not pass', () => {
  test.each(BAD.filter(({ late }) => !late))('$why', (bad) => {
    expect(isNoticesDocument(documentOf(bad))).toBe(false);
  });

  test.each([undefined, null, true, 1, 'notices', [], {}])('%j', (value) => {
    expect(isNoticesDocument(value)).toBe(false);
  });
});

test('no operator suits an attribute without a type', () => {
  const edits = [
    { at: ['attributes', 'age', 'type'], value: undefined },
    { at: ['notices', 0, 'audience', 'age'], value: { above: 'all' } },
  ];
  expect(isNoticesDocument(edits.reduce(edited, WHOLE as unknown))).toBe(false);
});

describe('what only the explanation sees passes', () => {
  test.each(BAD.filter(({ late }) => late))('$why', (bad) => {
    expect(isNoticesDocument(documentOf(bad))).toBe(true);
  });
});

test(
  'law: what passes can be published, selected from and computed with',
  { timeout: 60_000 },
  async () => {
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(mutations(WHOLE), async (edits) => {
        const document = edits.reduce(edited, WHOLE as unknown);
        if (!isNoticesDocument(document)) return;
        passed += 1;
        const at = new Date('2025-06-01T00:00:00Z');
        const versions = await publish(document);
        const notices = applicable(versions, { contract: 'active' }, at);
        const facts = { ledger: empty, closures: {}, applicable: notices, versions, at };
        for (const { basis, allowed } of Object.values(statesOf(facts))) {
          expect(allowed).toBe(basis !== 'consent');
        }
      }),
      { numRuns: 1000 },
    );
    expect(passed).toBeGreaterThan(200);
  },
);

test('law: it answers for anything, and never throws', { timeout: 60_000 }, () => {
  fc.assert(fc.property(fc.anything(), (value) => !isNoticesDocument(value)));
});
