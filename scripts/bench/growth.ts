import { load } from './load.ts';
import { sign } from './pool.ts';
import { seed } from './seed.ts';
import type { Servers } from './servers.ts';

/** How a handler does whose tables hold so many events. Times in milliseconds, memory in MB. */
export interface Grown {
  readonly stored: number;
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Of the processor, for a request, in microseconds. */
  readonly cpu: number;
  readonly rss: number;
  /** Calls of the database, for a request. */
  readonly trips: number;
}

const SIZES = [10_000, 100_000, 1_000_000];
const ROUNDS = 9;
/** Requests of one event each, in a round. */
const EACH = 200;

/**
 * Single events to handlers that differ in how much is stored already, in turn, round by round: so
 * whatever else the machine does falls on all alike. Of the times each is the median of the rounds.
 */
export async function growth(
  start: (database: string) => Promise<Servers>,
  place: () => Promise<string>,
): Promise<readonly Grown[]> {
  const handlers: { readonly stored: number; readonly servers: Servers }[] = [];
  for (const stored of SIZES) {
    const database = await place();
    const servers = await start(database);
    await seed(database, 0, stored);
    handlers.push({ stored, servers });
  }
  const rounds = handlers.map((): Omit<Grown, 'stored'>[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, { servers }] of handlers.entries()) {
      // Signed only now: a proof is good for ten minutes.
      const { single } = await sign(EACH, 0);
      const before = await servers.usage();
      const { seconds, p50, p99 } = await load(servers.ports, single);
      const after = await servers.usage();
      rounds[index]?.push({
        requestsPerSecond: EACH / seconds,
        p50,
        p99,
        cpu: ((after.cpu - before.cpu) * 1e6) / EACH,
        rss: after.rss,
        trips: (after.trips - before.trips) / EACH,
      });
    }
  }
  for (const { servers } of handlers) await servers.stop();
  return handlers.map(({ stored }, index) => ({ stored, ...middle(rounds[index] ?? []) }));
}

function middle(rounds: readonly Omit<Grown, 'stored'>[]): Omit<Grown, 'stored'> {
  const median = (name: keyof Omit<Grown, 'stored'>): number =>
    rounds.map((round) => round[name]).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)] ??
    NaN;
  return {
    requestsPerSecond: median('requestsPerSecond'),
    p50: median('p50'),
    p99: median('p99'),
    cpu: median('cpu'),
    rss: median('rss'),
    trips: median('trips'),
  };
}
