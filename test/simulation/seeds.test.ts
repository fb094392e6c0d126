import { expect, test } from 'vitest';
import { compile } from './bundle.ts';
import { tell } from './history.ts';
import seeds from './seeds.json' with { type: 'json' };

/*
 * Histories that broke a law once, by what was mended for it: in the page, or in the oracle. Worlds
 * have changed since, so that a seed need not come by the same place again; the mutants hold that.
 */

const compiled = compile();

test.for(seeds)('$seed: $found', async ({ seed }) => {
  expect((await tell(seed, await compiled)).violation).toBeUndefined();
});

test('law: a history follows from its seed alone', async () => {
  const programs = await compiled;
  const lines = async (): Promise<string[]> => {
    const said: string[] = [];
    await tell(42, programs, { say: (line) => said.push(line) });
    return said;
  };
  const first = await lines();
  expect(first.length).toBeGreaterThan(20);
  expect(await lines()).toEqual(first);
});
