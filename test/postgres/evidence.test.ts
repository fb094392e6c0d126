import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conformance } from '../../src/cli/conformance/run.ts';
import { createHandler } from '../../src/server/handler.ts';
import { postgresStore } from '../../src/server/postgres/postgres.ts';
import { createOperator, cursorOf, someone, verified } from '../evidence/exported.ts';
import { SAMPLE } from '../server/sample.ts';
import { listen } from '../support/listen.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';

let server: Postgres;
let pool: Pool;

beforeAll(async () => {
  server = await startPostgres();
  pool = new Pool({ connectionString: server.url, max: 12 });
});

afterAll(async () => {
  await pool.end();
  await server.stop();
});

test('a handler on PostgreSQL keeps every promise of the protocol', async () => {
  const handler = createHandler({ store: postgresStore(pool), notices: SAMPLE });
  const { url, close } = await listen(handler);
  const { out, status } = await conformance({ command: 'conformance', url, format: 'text' });
  await close();
  expect(out).toMatch(/All \d+ promises are kept/);
  expect(status).toBe(0);
});

test('its export is proven, and goes on where it ended', async () => {
  const operator = await createOperator(postgresStore(pool));
  // What is there already was attested by another key: an export of everything says so.
  const begun = cursorOf(await operator.export());
  const people = [await someone(), await someone(), await someone()];
  await Promise.all(people.map(({ device, events }) => operator.take(device, events, 'one')));
  const found = await verified(await operator.export({ since: begun, links: true }));
  expect(found).toMatchObject({ sound: true, events: 6, subjects: 3, findings: [] });
  expect(await verified(await operator.export({ of: { account: 'one' } }))).toMatchObject({
    sound: true,
    scope: 'person',
    events: 6,
  });
});
