/*
 * Tells a great many histories on all cores: `npm run test:soak`, or a part of them with
 * `-- --from 50001 --count 10000`, which is also how a run that was broken off goes on. Says every
 * so often how far it is, and which seeds broke a law.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { compile } from '../test/simulation/bundle.ts';
import { tell } from '../test/simulation/history.ts';

const PART = 250;

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '200000' },
    part: { type: 'boolean', default: false },
  },
});
const from = Number(values.from);
const count = Number(values.count);
if (values.part) process.send?.(await part());
else await all();

interface Broken {
  readonly seed: number;
  readonly law: string;
}

async function part(): Promise<Broken[]> {
  const programs = await compile();
  const broken: Broken[] = [];
  for (let seed = from; seed < from + count; seed += 1) {
    const { violation } = await tell(seed, programs);
    if (violation !== undefined) broken.push({ seed, law: violation.law });
  }
  return broken;
}

async function all(): Promise<void> {
  const began = Date.now();
  let next = from;
  let told = 0;
  let broke = 0;
  const work = async (): Promise<void> => {
    while (next < from + count) {
      const first = next;
      const many = Math.min(PART, from + count - first);
      next += many;
      const broken = await inChild(first, many);
      told += many;
      broke += broken.length;
      for (const { seed, law } of broken) console.log(`seed ${seed}: ${law}`);
      const rate = (told * 1_000) / (Date.now() - began);
      console.log(`${first} to ${first + many - 1}: ${told} told, ${rate.toFixed(1)} a second`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  console.log(`${told} histories, ${broke} broke a law`);
  if (broke > 0) process.exitCode = 1;
}

function inChild(first: number, many: number): Promise<Broken[]> {
  return new Promise((resolve, reject) => {
    const args = ['--part', '--from', String(first), '--count', String(many)];
    const child = fork(import.meta.filename, args);
    child.once('message', (broken) => {
      resolve(broken as Broken[]);
      child.disconnect();
    });
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error(`The histories from ${first} on could not be told.`));
    });
  });
}
