import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faults } from '../../src/core/explain.ts';
import { lint } from '../../src/lint/lint.ts';
import { RULES } from '../../src/lint/rules.ts';
import { AT, base } from './base.ts';
import { CASES } from './cases.ts';
import { edited, pointerOf, type Edit } from './edit.ts';

/** Every place in a value, as a JSON Pointer. */
function placesIn(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([member, inner]) => [
    `${pointer}/${member}`,
    ...placesIn(inner, `${pointer}/${member}`),
  ]);
}

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

const failing: Edit[] = Object.values(CASES).flatMap(({ fails }) => fails.map(({ edit }) => edit));
const places = placesIn(base).filter((pointer) => !/\/\d+$/.test(pointer));

describe('lint', () => {
  test('changes nothing, says the same again, and never throws where there are no faults', () => {
    fc.assert(
      fc.property(
        fc.subarray(failing, { maxLength: 3 }),
        fc.subarray(places, { maxLength: 3 }),
        (edits, gone) => {
          const taken = Object.fromEntries(gone.map((pointer) => [pointer, undefined]));
          const document = freeze(edited(edits.reduce(edited, base), taken));
          fc.pre(faults(document).length === 0);
          expect(lint(document, AT)).toEqual(lint(document, AT));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('points at what is there, or at what would stand in something that is', () => {
    const pointers = (edit: Edit) => {
      const document = edited(base, edit);
      const there = new Set(['', ...placesIn(document)]);
      return lint(document, AT).filter(
        ({ path }) =>
          ![path, path.slice(0, -1), path.slice(0, -2)].some((some) => there.has(pointerOf(some))),
      );
    };
    expect(failing.flatMap(pointers)).toEqual([]);
  });

  test('every finding says what to do, and one of a law says which', () => {
    const findings = failing.flatMap((edit) => lint(edited(base, edit), AT));
    for (const { rule, message, mend, law } of findings) {
      expect(message).toMatch(/\.$/);
      expect(mend).toMatch(/\.$/);
      const asks = RULES.find(({ id }) => id === rule)?.law;
      expect(law === undefined).toBe(asks === undefined);
    }
  });
});

describe('what is over is passed over, as evidence points at it', () => {
  const open = { '/notices/0/openList': true };
  const second = (from: string): Edit => ({
    '/notices/2': { ...base.notices[0], version: '2', effective: { from }, changes: [] },
  });
  const indices = (edit: Edit) =>
    lint(edited(base, { ...open, ...edit }), AT).map(({ path }) => path);

  test('superseded', () => {
    expect(indices(second('2026-06-01T00:00:00Z'))).toEqual([]);
  });

  test('superseded now, whatever is to come', () => {
    const third = { ...base.notices[0], version: '3', effective: { from: '2027-06-01T00:00:00Z' } };
    const both = { ...second(AT.toISOString()), '/notices/3': { ...third, changes: [] } };
    expect(indices(both)).toEqual([]);
  });

  test('ended', () => {
    const until = AT.toISOString();
    const ended = { '/notices/0/effective/until': until, '/notices/0/references': [] };
    const rules = lint(edited(base, { ...open, ...ended }), AT).map(({ rule }) => rule);
    expect(rules).not.toContain('purposes-specified');
  });

  test('but not what is still in force, nor what is to come', () => {
    expect(indices(second('2027-06-01T00:00:00Z'))).toEqual([['notices', 0, 'openList']]);
  });
});

test('what a controller must say somewhere is missed in its policy', () => {
  const edit = { '/notices/0/bodies': undefined, '/notices/0/texts/en/bodies': undefined };
  const path = (kinds: Edit) =>
    lint(edited(base, { ...edit, ...kinds }), AT).find(({ rule }) => rule === 'accredited-body')
      ?.path;
  expect(path({})).toEqual(['notices', 0, 'bodies']);
  expect(path({ '/notices/0/kind': 'notice' })).toEqual(['notices', 1, 'bodies']);
});

test('who provides by opt-out states its identity by one law more', () => {
  const laws = (edit: Edit) =>
    lint(
      edited(base, { ...edit, '/controllers/acme/texts': { en: { name: 'Acme' } } }),
      AT,
    ).flatMap(({ rule, law }) => (rule === 'controller-identity' ? [law] : []));
  expect(new Set(laws({}))).toEqual(new Set(['APPI 32(1)(i)']));
  expect(new Set(laws({ '/notices/0/provisions/0/basis': 'opt-out' }))).toEqual(
    new Set(['APPI 27(2)(i), 32(1)(i)']),
  );
});

describe('a law that is not yet in force', () => {
  const young = { '/notices/0/audience': { age: { below: 20 } } };
  const found = (at: string, edit: Edit = {}) =>
    lint(edited(base, { ...young, ...edit }), new Date(at)).map(({ rule, severity, from }) => [
      rule,
      severity,
      from,
    ]);

  test('is a note until the day, and then a warning', () => {
    const note = ['young-people', 'note', '2028-07-16'];
    expect(found('2028-07-15T23:59:59Z')).toEqual([note]);
    expect(found('2028-07-16T00:00:00Z')).toEqual([['young-people', 'warning', '2028-07-16']]);
  });

  test('is in force for a version that begins after the day', () => {
    const from = { '/notices/0/effective/from': '2028-08-01T00:00:00+09:00' };
    expect(found('2026-12-01T00:00:00Z', from)).toEqual([
      ['young-people', 'warning', '2028-07-16'],
    ]);
  });
});
