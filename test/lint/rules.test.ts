import { describe, expect, test } from 'vitest';
import { faults } from '../../src/core/explain.ts';
import { lint } from '../../src/lint/lint.ts';
import { RULES } from '../../src/lint/rules.ts';
import { AT, base } from './base.ts';
import { CASES } from './cases.ts';
import { edited, pointerOf } from './edit.ts';

const found = (edit: Parameters<typeof edited>[1]) =>
  lint(edited(base, edit), AT).map(({ rule, path }) => `${rule} ${pointerOf(path)}`);

test('the base is a document in which nothing is found', () => {
  expect(faults(base)).toEqual([]);
  expect(lint(base, AT)).toEqual([]);
});

test('each rule has cases, and each case a rule', () => {
  expect(Object.keys(CASES).toSorted()).toEqual(RULES.map(({ id }) => id).toSorted());
});

describe.for(Object.entries(CASES))('%s', ([rule, { fails, passes }]) => {
  test('has both', () => {
    expect(fails.length).toBeGreaterThan(0);
    expect(passes.length).toBeGreaterThan(0);
  });

  test.for(fails)('finds $at', ({ edit, at, alsoFault = false }) => {
    expect(found(edit)).toEqual(at.map((pointer) => `${rule} ${pointer}`));
    // What is a fault besides never comes so far; the rule stands for itself all the same.
    expect(faults(edited(base, edit)).length > 0).toBe(alsoFault);
  });

  test.for(passes.map((edit) => ({ edit })))('passes $edit', ({ edit }) => {
    expect(found(edit)).toEqual([]);
    expect(faults(edited(base, edit))).toEqual([]);
  });
});
