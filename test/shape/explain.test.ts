import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNoticesDocument } from '../../src/core/document.ts';
import { explain, faults } from '../../src/core/explain.ts';
import { BAD, documentOf } from '../core/bad.ts';
import { edited, mutations } from '../core/mutate.ts';
import { WHOLE } from '../core/whole.ts';

test('a sound document has nothing to explain', () => {
  expect(explain(WHOLE)).toEqual([]);
  expect(explain(JSON.parse(JSON.stringify(WHOLE)))).toEqual([]);
});

describe('each fault has its place, and how to mend it', () => {
  test.each(BAD)('$why', (bad) => {
    expect(explain(documentOf(bad))).toContain(bad.line);
  });

  test('a path leads to what is wrong, or to where it is missing', () => {
    for (const bad of BAD) {
      for (const { path } of faults(documentOf(bad))) {
        const [last] = path.slice(-1);
        const parent = path
          .slice(0, -1)
          .reduce<unknown>(
            (value, step) => (value as { readonly [key: string]: unknown } | undefined)?.[step],
            documentOf(bad),
          );
        if (last === 'uncontrollable' || path.length === 0) continue;
        expect(parent, `${bad.why}: ${path.join('.')}`).toBeTypeOf('object');
      }
    }
  });

  test('each circle is told once', () => {
    const document = edited(WHOLE, { at: ['notices', 3, 'overrides'], value: ['policy', 'terms'] });
    const circles = explain(document).filter((line) => line.includes('circle'));
    expect(circles).toHaveLength(2);
  });

  test.each([undefined, null, 1, 'notices', [], {}])('%j is no document', (value) => {
    expect(explain(value).length).toBeGreaterThan(0);
  });
});

test('law: what the quick check turns down, the explanation explains', { timeout: 60_000 }, () => {
  let turnedDown = 0;
  fc.assert(
    fc.property(mutations(WHOLE), (edits) => {
      const document = edits.reduce(edited, WHOLE as unknown);
      if (isNoticesDocument(document)) return;
      turnedDown += 1;
      expect(faults(document)).not.toEqual([]);
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
  fc.assert(
    fc.property(mutations(WHOLE), fc.anything(), ([edit], value) => {
      if (edit === undefined) return;
      const document = edited(WHOLE, { at: edit.at, value });
      expect(explain(document).length > 0 || isNoticesDocument(document)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test.each(['audience', 'texts', 'purposes', 'extra', 'data'])(
  '%s may be nested deeply',
  (member) => {
    let deep: unknown = 'bottom';
    for (let depth = 0; depth < 50_000; depth += 1) deep = depth % 2 === 0 ? [deep] : { deep };
    const document = edited(WHOLE, { at: ['notices', 0, member], value: deep });
    expect(isNoticesDocument(document)).toBe(false);
    expect(faults(document).length).toBeGreaterThan(0);
  },
);

test('many notices in a long row of overrides are soon looked through', () => {
  const [, , , form] = WHOLE.notices;
  const notices = Array.from({ length: 400 }, (_, index) => ({
    ...form,
    key: `n${index}`,
    overrides: Array.from({ length: 3 }, (_, step) => `n${index + step + 1}`).filter(
      (key) => Number(key.slice(1)) < 400,
    ),
  }));
  const document = { ...WHOLE, notices };
  expect(isNoticesDocument(document)).toBe(true);
  expect(explain(document)).toEqual([]);
});
