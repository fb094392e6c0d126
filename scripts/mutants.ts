/*
 * Breaks the product on purpose, one way after the other, and tells histories until one of them
 * breaks a law: `npm run test:mutants`. A mutant that survives shows a hole in the net.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { MUTANTS, type Mutant } from '../test/mutants/mutants.ts';
import { compile } from '../test/simulation/bundle.ts';
import { tell } from '../test/simulation/history.ts';

/** How many histories a mutant may survive. */
const MOST = 120;

interface Caught {
  readonly law?: string;
  readonly seed?: number;
  readonly after: number;
}

const { values } = parseArgs({ options: { one: { type: 'string' }, only: { type: 'string' } } });
if (values.one === undefined) await all();
else process.send?.(await hunt(MUTANTS[Number(values.one)]));

async function hunt(mutant: Mutant | undefined): Promise<Caught> {
  const programs = await compile(mutant?.patches);
  process.on('unhandledRejection', () => {});
  for (let seed = 1; seed <= MOST; seed += 1) {
    const { violation } = await tell(seed, programs);
    if (violation !== undefined) return { law: violation.law, seed, after: seed };
  }
  return { after: MOST };
}

async function all(): Promise<void> {
  const left = [...MUTANTS.keys()].filter((at) => MUTANTS[at]?.name.includes(values.only ?? ''));
  console.log('| mutant | caught by | after |\n|---|---|---:|');
  let survivors = 0;
  const work = async (): Promise<void> => {
    for (let at = left.shift(); at !== undefined; at = left.shift()) {
      const { law, after } = await inChild(at);
      if (law === undefined) survivors += 1;
      console.log(`| ${MUTANTS[at]?.name} | ${law ?? '**nothing**'} | ${after} |`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  console.log(`${survivors} survived`);
  if (survivors > 0) process.exitCode = 1;
}

function inChild(at: number): Promise<Caught> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, ['--one', String(at)]);
    child.once('message', (caught) => {
      resolve(caught as Caught);
      child.disconnect();
    });
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error(`${MUTANTS[at]?.name} could not be tried`));
    });
  });
}
