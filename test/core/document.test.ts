import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNoticesDocument } from '../../src/core/document.ts';
import { empty } from '../../src/core/ledger.ts';
import { publish } from '../../src/core/publish.ts';
import { select } from '../../src/core/select.ts';
import { statesOf } from '../../src/core/state.ts';
import { SAMPLE } from '../server/sample.ts';
import { edited, mutations, type Edit } from './mutate.ts';

test('a sound document passes', () => {
  expect(isNoticesDocument(SAMPLE)).toBe(true);
  expect(isNoticesDocument(JSON.parse(JSON.stringify(SAMPLE)))).toBe(true);
});

const NOTICE = ['notices', 1] as const;

describe('what could open something by mistake, or could not be shown, does not pass', () => {
  test.each<[why: string, at: Edit['at'], value: unknown]>([
    ['another version of the format', ['doui'], 2],
    ['no notices', ['notices'], []],
    ['notices that are no list', ['notices'], {}],
    ['a notice that is none', NOTICE, null],
    ['two versions of one name', [...NOTICE, 'version'], '1'],
    ['a notice without a key', [...NOTICE, 'key'], ''],
    ['a version that is a number', [...NOTICE, 'version'], 2],
    ['a controller that is not declared', [...NOTICE, 'controller'], 'nobody'],
    ['a controller that every object has', [...NOTICE, 'controller'], 'toString'],
    ['a controller without a name', ['controllers', 'acme', 'texts', 'en', 'name'], ''],
    ['no controllers', ['controllers'], undefined],
    ['a date without an hour', [...NOTICE, 'effective', 'from'], '2025-01-01'],
    ['an instant without its offset', [...NOTICE, 'effective', 'from'], '2025-01-01T00:00:00'],
    ['no such day', [...NOTICE, 'effective', 'from'], '2025-13-01T00:00:00Z'],
    ['an end that is no instant', [...NOTICE, 'effective', 'until'], 'never'],
    ['an audience that is one text', [...NOTICE, 'audience'], { contract: 'personal' }],
    ['an audience that is a list', [...NOTICE, 'audience'], ['personal']],
    ['a precedence that is text', [...NOTICE, 'precedence'], '1'],
    ['one renewed purpose, not a list', [...NOTICE, 'renews'], 'ads'],
    ['no purposes', [...NOTICE, 'purposes'], undefined],
    ['a purpose that is not declared', [...NOTICE, 'purposes', 0, 'key'], 'adds'],
    ['a purpose that every object has', [...NOTICE, 'purposes', 0, 'key'], 'constructor'],
    ['a purpose without words', [...NOTICE, 'purposes', 0, 'key'], 'mail'],
    ['a purpose put twice', ['notices', 0, 'purposes', 1], SAMPLE.notices[0]?.purposes[0]],
    ['a misspelt basis', [...NOTICE, 'purposes', 0, 'basis'], 'Consent'],
    ['no basis', [...NOTICE, 'purposes', 0, 'basis'], undefined],
    ['days as text', [...NOTICE, 'purposes', 0, 'validDays'], '365'],
    ['a recipient not declared', [...NOTICE, 'purposes', 0, 'recipients'], ['nobody']],
    ['a recipient, not a list', [...NOTICE, 'purposes', 0, 'recipients'], 'stats'],
    ['words without a title', [...NOTICE, 'texts', 'en', 'title'], undefined],
    ['words without a summary', [...NOTICE, 'texts', 'en', 'summary'], ''],
    ['a purpose without a title', [...NOTICE, 'texts', 'en', 'purposes', 'ads', 'title'], ''],
  ])('%s', (_, at, value) => {
    expect(isNoticesDocument(edited(SAMPLE, { at, value }))).toBe(false);
  });

  test.each([undefined, null, true, 1, 'notices', [], {}])('%j', (value) => {
    expect(isNoticesDocument(value)).toBe(false);
  });
});

test(
  'law: what passes can be published, selected from and computed with',
  { timeout: 60_000 },
  async () => {
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(mutations(SAMPLE), async (edits) => {
        const document = edits.reduce(edited, SAMPLE as unknown);
        if (!isNoticesDocument(document)) return;
        passed += 1;
        const at = new Date('2025-06-01T00:00:00Z');
        const versions = await publish(document);
        const applicable = select(versions, { contract: 'personal' }, at).notices;
        const states = statesOf({ ledger: empty, closures: {}, applicable, versions, at });
        for (const { basis, allowed } of Object.values(states)) {
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
