/*
 * Tells histories, each of which follows from its seed: `npm run simulate -- --seed 7` tells one,
 * step by step; `--from 1 --count 1000` tells many, and says which broke a law; `--shrink` leaves
 * out the steps that a broken law does not need.
 */
import { parseArgs } from 'node:util';
import { compile } from '../test/simulation/bundle.ts';
import { tell } from '../test/simulation/history.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '1000' },
    shrink: { type: 'boolean', default: false },
  },
});
const programs = await compile();
if (values.seed === undefined) await many(Number(values.from), Number(values.count));
else await one(Number(values.seed));

async function many(from: number, count: number): Promise<void> {
  const began = Date.now();
  const laws = new Map<string, number[]>();
  for (let seed = from; seed < from + count; seed += 1) {
    const { violation } = await tell(seed, programs);
    if (violation === undefined) continue;
    console.log(`${seed}: ${violation.law}: ${violation.detail.slice(0, 160)}`);
    laws.set(violation.law, [...(laws.get(violation.law) ?? []), seed]);
  }
  const each = (Date.now() - began) / count;
  console.log(`${count} histories, ${each.toFixed(1)} ms each`);
  for (const [law, seeds] of laws) console.log(`${law}: ${seeds.length} (${seeds.join(' ')})`);
  if (laws.size > 0) process.exitCode = 1;
}

async function one(seed: number): Promise<void> {
  const without = new Set<number>();
  const { violation } = await tell(seed, programs);
  if (violation !== undefined && values.shrink) {
    for (let step = violation.step; step > 0; step -= 1) {
      without.add(step);
      const again = await tell(seed, programs, { without });
      if (again.violation?.law !== violation.law) without.delete(step);
    }
  }
  await tell(seed, programs, { without, say: console.log });
  if (violation !== undefined) process.exitCode = 1;
}
