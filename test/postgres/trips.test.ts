import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresStore } from '../../src/server/postgres/postgres.ts';
import { createDevice } from '../support/device.ts';
import { createLogin } from '../support/login.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { serve } from '../server/serve.ts';

let server: Postgres;
let pool: Pool;

beforeAll(async () => {
  server = await startPostgres();
  pool = new Pool({ connectionString: server.url });
});

afterAll(async () => {
  await pool.end();
  await server.stop();
});

test('no request to sync takes more than three round trips to the database', async () => {
  let trips = 0;
  const store = postgresStore({
    query(text, values) {
      trips += 1;
      return pool.query(text, values);
    },
  });
  const login = await createLogin();
  const { post } = serve({ store, accounts: login.options, onError: () => {} });
  const device = await createDevice();
  const other = await createDevice();
  const events = await Promise.all(Array.from({ length: 20 }, () => device.seal()));
  const token = await login.token('alice');
  const [first, ...more] = events;
  const requests = {
    'the first of all': await device.request({ events: first ? [first] : [] }),
    'twenty events, one known': await device.request({ events: [...more, ...events.slice(0, 1)] }),
    'nothing new': await device.request(),
    'all once more': await device.request({ events }),
    'one to link': await device.request({ events: [await device.seal()], token }),
    'a device that reads its account': await other.request({ token }),
    'events of another': await other.request({ events: [await device.seal()] }),
    'a forged proof': { ...(await device.request({ events })), proof: '' },
    'an odd event': { ...(await device.request()), events: [{ id: 'odd' }] },
  };
  // The tables, the keys and the notices are made at the first request of a process.
  await post(JSON.stringify(await other.request({ events: [await other.seal()] })));
  const counted: { [what: string]: number } = {};
  for (const [what, request] of Object.entries(requests)) {
    trips = 0;
    expect((await post(JSON.stringify(request))).status, what).toBe(200);
    counted[what] = trips;
  }
  expect(Math.max(...Object.values(counted)), JSON.stringify(counted)).toBeLessThanOrEqual(3);
  expect(counted).toMatchObject({ 'the first of all': 2, 'nothing new': 1, 'all once more': 1 });
});
