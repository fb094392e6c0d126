import { expect, test } from 'vitest';
import { table, written } from '../../scripts/reliability.ts';

test('docs/reliability.md says what the tests say', () => {
  // Else: node scripts/reliability.ts --write
  expect(written()).toBe(table());
});
