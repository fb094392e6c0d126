import { expect, test } from 'vitest';
import { compile } from './bundle.ts';
import { tell } from './history.ts';

/** How many histories each of the two files tells; together they are two thousand. */
const EACH = 1_000;

/** Every second seed, so that two workers share them. */
export function shard(first: 1 | 2): void {
  test(`law: whatever happens, nothing is lost and nothing opens (${EACH} histories)`, async () => {
    const programs = await compile();
    for (let count = 0; count < EACH; count += 1) {
      const { seed, violation } = await tell(first + 2 * count, programs);
      const replay = `npm run simulate -- --seed ${seed}`;
      expect.soft(violation, `replay: ${replay}`).toBeUndefined();
      if (violation !== undefined) return;
    }
  });
}
