/*
 * A server in a process of its own, to be killed: `child.ts <file or address> [<death> <count>]`.
 * It says its port. With a death, it kills itself at that point of its work, at the count's time:
 *
 *     taken      after an event was committed, before its receipt is signed
 *     attested   after the receipt was committed, before the answer
 *     writing    in SQLite, with a transaction written and not committed
 *     sending    in PostgreSQL, with the statement sent and nothing known of it
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { Pool } from 'pg';
import type { Store } from '../../src/core/store.ts';
import { createHandler } from '../../src/server/handler.ts';
import { createListener } from '../../src/server/listener.ts';
import { postgresStore } from '../../src/server/postgres/postgres.ts';
import { sqliteStore } from '../../src/server/sqlite/sqlite.ts';
import { SAMPLE } from '../server/sample.ts';

const [database = '', death = '', count = '0'] = process.argv.slice(2);
let left = Number(count);
let isTaking = false;

/** Dies at the last of so many times, and never comes back from it. */
function pass(point: string): void {
  if (point !== death) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

function open(): Store {
  if (!database.startsWith('postgres')) {
    const exec = DatabaseSync.prototype.exec;
    DatabaseSync.prototype.exec = function dying(this: DatabaseSync, sql: string) {
      if (sql === 'commit' && isTaking) pass('writing');
      exec.call(this, sql);
    };
    return sqliteStore(database);
  }
  const pool = new Pool({ connectionString: database, max: 4, connectionTimeoutMillis: 1000 });
  // A connection that is lost while nobody uses it is replaced.
  pool.on('error', () => {});
  return postgresStore({
    query(text: string, values?: unknown[]) {
      const answer = pool.query(text, values);
      if (text.includes('doui_take')) setImmediate(() => pass('sending'));
      return answer;
    },
  });
}

const store = open();
const handler = createHandler({
  notices: SAMPLE,
  onError() {},
  store: {
    ...store,
    async take(taking) {
      isTaking ||= taking.events.length > 0;
      const taken = await store.take(taking);
      if (taking.events.length > 0) pass('taken');
      return taken;
    },
    async attest(receipts) {
      const kept = await store.attest(receipts);
      pass('attested');
      return kept;
    },
  },
});
const server = createServer(createListener(handler)).listen(0, '127.0.0.1');
await once(server, 'listening');
process.on('disconnect', () => process.exit());
process.send?.((server.address() as AddressInfo).port);
