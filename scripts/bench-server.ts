/*
 * What the server costs, over loopback, as a table in Markdown: handlers in processes of their own
 * on SQLite and on PostgreSQL, against a generator and a database on the same cores; beside them
 * what the bare work costs. `--full` also lets the tables grow to a million events, `--growth` does
 * nothing else.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '../test/support/postgres.ts';
import { growth } from './bench/growth.ts';
import { load } from './bench/load.ts';
import { machineOf } from './bench/machine.ts';
import { BATCH, sign } from './bench/pool.ts';
import { raw } from './bench/raw.ts';
import { startServers, type Servers } from './bench/servers.ts';

const WARM = 1000;
const SINGLES = 2000;
const BATCHES = 150;

const postgres = await startPostgres();
const directory = await mkdtemp(join(tmpdir(), 'doui-bench-'));
let places = 0;

async function place(kind: 'SQLite' | 'PostgreSQL'): Promise<string> {
  places += 1;
  if (kind === 'SQLite') return join(directory, `${places}.sqlite`);
  const client = new Client(postgres.url);
  await client.connect();
  await client.query(`create schema bench_${places}`);
  await client.end();
  return `${postgres.url}?options=-c%20search_path%3Dbench_${places}`;
}

const print = (...cells: (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);
const round = (value: number, digits = 0): string => value.toFixed(digits);

async function measure(
  name: readonly (string | number)[],
  servers: Servers,
  requests: readonly Buffer[],
  bare?: { readonly cpu: number; readonly eventsPerSecond: number },
): Promise<void> {
  const before = await servers.usage();
  const { seconds, receipts, p50, p99 } = await load(servers.ports, requests);
  const after = await servers.usage();
  const cpu = ((after.cpu - before.cpu) * 1e6) / Math.max(receipts, requests.length);
  print(
    ...name,
    round(requests.length / seconds),
    round(receipts / seconds),
    round(p50, 1),
    round(p99, 1),
    round(cpu),
    bare === undefined ? '' : `${round(cpu / bare.cpu, 1)}×`,
    round(after.rss),
    round((after.trips - before.trips) / requests.length, 1),
  );
}

const { verified, signed, synced } = machineOf(directory);
console.log(
  `${cpus().length} cores, load ${round(loadavg()[0] ?? 0, 1)} before it began. One of them does, in a ` +
    `second, ${round(verified)} verifications, ${round(signed)} signatures or ${round(synced)} fsyncs.\n`,
);
// Other requests than those measured: a server that has just started compiles, and is no measure.
const warm = await sign(WARM, WARM / BATCH);
const requests = await sign(SINGLES, BATCHES);

async function started(count: number, database: string): Promise<Servers> {
  const servers = await startServers(count, database);
  for (const kind of [warm.single, warm.batch, warm.pull]) await load(servers.ports, kind);
  return servers;
}

const heads = ['store', 'servers', 'load', 'requests/s', 'receipts/s', 'p50 ms', 'p99 ms'];
print(...heads, 'µs CPU each', 'to bare', 'RSS MB', 'database calls');
print(...Array<string>(11).fill('---'));
const KINDS = ['SQLite', 'PostgreSQL'] as const;
const only = process.argv.includes('--growth');
for (const kind of only ? [] : KINDS) {
  await raw(await place(kind), warm.single);
  const single = await raw(await place(kind), requests.single);
  const batch = await raw(await place(kind), requests.batch);
  for (const [what, { eventsPerSecond, cpu }] of [
    ['single', single],
    [`by ${BATCH}`, batch],
  ] as const) {
    print(
      kind,
      'none',
      `bare, ${what}`,
      '',
      round(eventsPerSecond),
      '',
      '',
      round(cpu),
      '1×',
      '',
      '',
    );
  }
  for (const count of [1, 2]) {
    const servers = await started(count, await place(kind));
    await measure([kind, count, 'single events'], servers, requests.single, single);
    await measure([kind, count, `batches of ${BATCH}`], servers, requests.batch, batch);
    await measure([kind, count, 'nothing new'], servers, requests.pull);
    await measure([kind, count, 'duplicates'], servers, requests.single);
    await servers.stop();
  }
}
for (const kind of only || process.argv.includes('--full') ? KINDS : []) {
  const grown = await growth(
    (database) => started(1, database),
    () => place(kind),
  );
  for (const { stored, requestsPerSecond, p50, p99, cpu, rss, trips } of grown) {
    const rates = [
      round(requestsPerSecond),
      round(requestsPerSecond),
      round(p50, 1),
      round(p99, 1),
    ];
    print(
      kind,
      1,
      `single, ${stored} stored`,
      ...rates,
      round(cpu),
      '',
      round(rss),
      round(trips, 1),
    );
  }
}
console.log(`\nLoad ${round(loadavg()[0] ?? 0, 1)} when it ended.`);
await rm(directory, { recursive: true });
await postgres.stop();
