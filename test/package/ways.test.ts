import { expect, test } from 'vitest';
import { table, written } from '../../scripts/ways.ts';
import { WAYS } from '../hostile/ways.ts';

test('docs/ways.md says what the tests are held to', () => {
  // Else: node scripts/ways.ts --write
  expect(written()).toBe(table());
});

test('each way has a name of its own', () => {
  expect(new Set(WAYS.map(({ key }) => key)).size).toBe(WAYS.length);
  expect(new Set(WAYS.map(({ what }) => what)).size).toBe(WAYS.length);
});
