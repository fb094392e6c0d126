import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNoticesDocument } from '../../src/core/document.ts';
import { explain } from '../../src/core/explain.ts';
import { SAMPLE } from '../server/sample.ts';
import { edited, mutations, type Edit } from './mutate.ts';

test('a sound document has nothing to explain', () => {
  expect(explain(SAMPLE)).toEqual([]);
});

describe('each fault has its place, and what belongs there', () => {
  const SECOND = 'notices[1]';
  test.each<[at: Edit['at'], value: unknown, line: string]>([
    [['doui'], 2, 'doui is 2. Write 1, the version of this format.'],
    [['notices'], [], 'notices is empty. Write at least one notice.'],
    [['notices', 1, 'key'], '', `${SECOND}.key is empty. Write text that is not empty.`],
    [['notices', 1, 'version'], 2, `${SECOND}.version is 2. Write text.`],
    [
      ['notices', 1, 'version'],
      '1',
      `${SECOND} has the key and version of notices[0]. Give it another version.`,
    ],
    [
      ['notices', 1, 'controller'],
      'acne',
      `${SECOND}.controller names "acne", which controllers does not declare. Declare it there.`,
    ],
    [
      ['notices', 1, 'purposes', 0, 'basis'],
      'consnt',
      `${SECOND}.purposes[0].basis is "consnt". Write one of: consent, opt-out, required, notice-only.`,
    ],
    [
      ['notices', 1, 'purposes', 0, 'key'],
      'adds',
      `${SECOND}.purposes[0].key names "adds", which purposes does not declare. Declare it there.`,
    ],
    [
      ['notices', 1, 'purposes', 0, 'key'],
      'mail',
      `${SECOND}.purposes[0] has no words. Write them in ${SECOND}.texts, under purposes.mail.`,
    ],
    [
      ['notices', 0, 'purposes', 1],
      SAMPLE.notices[0]?.purposes[0],
      'notices[0].purposes[1] repeats a purpose of this notice. Remove one of them.',
    ],
    [
      ['notices', 0, 'purposes', 0, 'recipients', 0],
      'nobody',
      'notices[0].purposes[0].recipients names "nobody", which recipients does not declare. Declare it there.',
    ],
    [
      ['notices', 1, 'renews', 0],
      'adds',
      `${SECOND}.renews names "adds", which purposes does not declare. Declare it there.`,
    ],
    [
      ['notices', 1, 'effective', 'from'],
      '2025-01-01',
      `${SECOND}.effective.from is "2025-01-01". Write an instant with its offset, such as 2024-04-12T00:00:00+09:00.`,
    ],
    [
      ['notices', 1, 'effective', 'from'],
      '2025-13-01T00:00:00Z',
      `${SECOND}.effective.from is "2025-13-01T00:00:00Z". There is no such day or hour.`,
    ],
    [
      ['notices', 0, 'effective', 'until'],
      '2023-01-01T00:00:00Z',
      'notices[0].effective.until is not after from. Write a later instant.',
    ],
    [
      ['notices', 0, 'audience', 'contract'],
      'personal',
      'notices[0].audience.contract is "personal". Write a list: [ … ].',
    ],
    [
      ['notices', 1, 'audience'],
      ['personal'],
      `${SECOND}.audience is a list. Write an object: { … }, in which nothing is named __proto__, prototype, constructor.`,
    ],
    [
      ['notices', 1, 'texts', 'zh-Hant', 'title'],
      undefined,
      `${SECOND}.texts["zh-Hant"].title is missing. Add it.`,
    ],
    [
      ['notices', 1, 'renew'],
      ['ads'],
      `${SECOND}.renew is not part of this format. Check its spelling.`,
    ],
    [
      ['controllers', 'acme', 'texts'],
      {},
      'controllers.acme.texts is empty. Write the words for at least one locale.',
    ],
    [
      ['controllers', 'acme', 'texts', 'en_US'],
      { name: 'Acme' },
      'controllers.acme.texts.en_US is "en_US". Write a tag such as ja.',
    ],
  ])('%j as %j', (at, value, line) => {
    expect(explain(edited(SAMPLE, { at, value }))).toContain(line);
  });

  test('a missing member is named', () => {
    const { controllers, ...rest } = SAMPLE;
    expect(controllers).toBeDefined();
    expect(explain(rest)).toContain('controllers is missing. Add it.');
  });

  test.each([undefined, null, 1, 'notices', [], {}])('%j is no document', (value) => {
    expect(explain(value).length).toBeGreaterThan(0);
    expect(isNoticesDocument(value)).toBe(false);
  });
});

test('law: what the quick check turns down, the explanation explains', { timeout: 60_000 }, () => {
  let turnedDown = 0;
  fc.assert(
    fc.property(mutations(SAMPLE), (edits) => {
      const document = edits.reduce(edited, SAMPLE as unknown);
      if (isNoticesDocument(document)) return;
      turnedDown += 1;
      expect(explain(document)).not.toEqual([]);
    }),
    { numRuns: 3000 },
  );
  expect(turnedDown).toBeGreaterThan(500);
});

test('law: it explains anything, and never throws', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(explain(value).length > 0 || isNoticesDocument(value)).toBe(true);
    }),
  );
});
