import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { MUTANTS } from '../mutants/mutants.ts';

test.for(MUTANTS)('the mutant can be made: $name', async ({ patches }) => {
  for (const { file, find } of patches) {
    const source = await readFile(file, 'utf8');
    expect(source.split(find), `${file} holds once, to be broken: ${find}`).toHaveLength(2);
  }
});
