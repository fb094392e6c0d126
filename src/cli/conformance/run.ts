import type { Outcome } from '../outcome.ts';
import { shown } from '../shown.ts';
import { reasonOf } from '../unusable.ts';
import { createEndpoint, type Endpoint } from './endpoint.ts';
import type { ConformanceOptions } from './options.ts';
import { isBroken } from './demand.ts';
import type { Promised } from './promise.ts';
import { READING } from './reading.ts';
import { REFUSING } from './refusing.ts';
import { SPEAKING } from './speaking.ts';
import { TAKING } from './taking.ts';

/** Everything that an endpoint promises, by the names under which it is told. */
export const PROMISES: readonly Promised[] = [...TAKING, ...READING, ...REFUSING, ...SPEAKING];

interface Kept {
  readonly name: string;
  readonly says: string;
  readonly kept: boolean;
  readonly found?: string;
}

/** `doui conformance`: whether an endpoint keeps the protocol. One promise after the other. */
export async function conformance({ url, format }: ConformanceOptions): Promise<Outcome> {
  const endpoint = createEndpoint(url);
  try {
    await endpoint.ask('notices');
  } catch (caught) {
    return { status: 2, err: `${url}: nobody answers (${whyOf(caught)}).\n` };
  }
  const results: Kept[] = [];
  for (const promised of PROMISES) results.push(await tried(promised, endpoint));
  const broken = results.filter(({ kept }) => !kept);
  return {
    status: broken.length === 0 ? 0 : 1,
    out:
      format === 'json'
        ? `${JSON.stringify(results, undefined, 2)}\n`
        : `${[...results.map(lineOf), '', summaryOf(results.length, broken.length)].join('\n')}\n`,
  };
}

async function tried({ name, says, keep }: Promised, endpoint: Endpoint): Promise<Kept> {
  try {
    await keep(endpoint);
    return { name, says, kept: true };
  } catch (caught) {
    const found = isBroken(caught) ? caught.found : `no answer: ${whyOf(caught)}`;
    return { name, says, kept: false, found };
  }
}

const lineOf = ({ name, says, kept, found = '' }: Kept): string =>
  kept ? `kept    ${name}: ${says}` : `BROKEN  ${name}: ${says}\n        ${shown(found)}`;

const summaryOf = (all: number, broken: number): string =>
  broken === 0 ? `All ${all} promises are kept.` : `${broken} of ${all} promises are broken.`;

/** `fetch` says only that it failed; its cause says why. */
const whyOf = (caught: unknown): string =>
  caught instanceof Error && caught.cause instanceof Error
    ? reasonOf(caught.cause)
    : String(caught);
