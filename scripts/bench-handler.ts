/*
 * A handler in a process of its own, for the benchmark: `bench-handler.ts <file or address>`. It
 * says its port, and, whenever asked, what it has used.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { createHandler, createListener, postgresStore, sqliteStore } from '../dist/server.js';
import { SAMPLE } from '../test/server/sample.ts';

/** What a process has used since it began. */
export interface Usage {
  /** Seconds of processor time. */
  readonly cpu: number;
  /** Megabytes. */
  readonly rss: number;
  /** Statements sent to the database. */
  readonly trips: number;
}

const [database = ''] = process.argv.slice(2);
let trips = 0;

function open() {
  if (!database.startsWith('postgres')) return sqliteStore(database);
  const pool = new Pool({ connectionString: database, max: 10 });
  return postgresStore({
    query(text: string, values?: unknown[]) {
      trips += 1;
      return pool.query(text, values);
    },
  });
}

const handler = createHandler({ store: open(), notices: SAMPLE });
const server = createServer(createListener(handler)).listen(0, '127.0.0.1');
await once(server, 'listening');
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const usage: Usage = {
    cpu: (user + system) / 1e6,
    rss: process.memoryUsage.rss() / 1e6,
    trips,
  };
  process.send?.(usage);
});
process.on('disconnect', () => process.exit());
process.send?.((server.address() as AddressInfo).port);
