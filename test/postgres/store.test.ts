import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SealedEvent } from '../../src/core/event.ts';
import { postgresStore } from '../../src/server/postgres/postgres.ts';
import { describeStore } from '../store/conformance.ts';
import { createDevice } from '../support/device.ts';
import { heldOf } from '../support/held.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';

const taking = (subject: string, sealed: SealedEvent) => ({
  subject,
  events: [{ sealed, flags: [] }],
  received: '2026-01-01T00:00:00.000Z',
  whole: false,
});

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

describeStore(
  'PostgreSQL store',
  async () => ({
    open: () => postgresStore(pool),
    async textOf(id) {
      const { rows } = await pool.query('select body from doui_event where id = $1', [id]);
      return String(rows[0]?.body);
    },
    remove: async () => {},
  }),
  60,
);

describe('PostgreSQL tables', () => {
  test('stores that start together on an empty schema make the tables once', async () => {
    await pool.query('create schema apart');
    const options = `-c search_path=apart`;
    const pools = Array.from(
      { length: 6 },
      () => new Pool({ connectionString: server.url, max: 2, options }),
    );
    const read = await Promise.all(
      pools.map((one) => postgresStore(one).person({ subject: 'nobody' })),
    );
    expect(read).toEqual(Array.from(pools, () => undefined));
    await Promise.all(pools.map((one) => one.end()));
    const { rows } = await pool.query(
      `select count(*)::int from pg_inherits join pg_class on oid = inhrelid
       where relnamespace = 'apart'::regnamespace and relkind = 'r'`,
    );
    expect(rows).toEqual([{ count: 64 }]);
  });

  test('a role that may only use the tables can serve', async () => {
    await postgresStore(pool).ping();
    await pool.query(`
      create role clerk login password 'clerk';
      grant select, insert, update on doui_subject, doui_event, doui_key, doui_version, doui_link,
        doui_tombstone, doui_signing_key, doui_notice to clerk`);
    const url = Object.assign(new URL(server.url), { username: 'clerk', password: 'clerk' });
    const clerks = new Pool({ connectionString: url.href, max: 1 });
    const device = await createDevice();
    const sealed = await device.seal();
    const store = postgresStore(clerks);
    await store.take(taking(device.subject, sealed));
    expect(await heldOf(store, device.subject)).toHaveLength(1);
    await clerks.end();
  });

  test('a text that does not hash to its id is refused by the table itself', async () => {
    const device = await createDevice();
    const sealed = await device.seal();
    await postgresStore(pool).take(taking(device.subject, sealed));
    const forge = `update doui_event set body = replace(body, 'banner', 'record') where id = $1`;
    await expect(pool.query(forge, [sealed.id])).rejects.toThrow('doui_event_id_is_hash');
  });

  test('every statement on a subject reads one partition', async () => {
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
      `explain select * from doui_event where subject = 'somebody' order by seq`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan.match(/doui_event_\d+ /g)).toHaveLength(1);
  });

  /** So many devices with one event each. */
  const people = async (count: number) =>
    Promise.all(
      Array.from({ length: count }, async () => {
        const device = await createDevice();
        return { subject: device.subject, sealed: await device.seal() };
      }),
    );

  test('what waits at the same time goes to the database together', async () => {
    let calls = 0;
    const store = postgresStore({
      query(text, values) {
        calls += 1;
        return pool.query(text, values);
      },
    });
    await store.ping();
    const some = await people(60);
    calls = 0;
    const taken = await Promise.all(
      some.map(({ subject, sealed }) => store.take(taking(subject, sealed))),
    );
    const jws = (id: string): string => `of ${id}`;
    const kept = await Promise.all(
      some.map(({ subject, sealed: { id } }) => store.attest([{ subject, id, jws: jws(id) }])),
    );
    expect(calls).toBeLessThan(10);
    const ids = some.map(({ sealed }) => sealed.id);
    expect(taken).toMatchObject(ids.map((id) => ({ events: [{ sealed: { id }, seq: 1 }] })));
    expect(kept).toEqual(ids.map((id) => [{ id, jws: jws(id) }]));
  });

  test('one bad call of those that go together harms no other', async () => {
    const store = postgresStore(pool);
    const some = await people(5);
    const answers = await Promise.allSettled(
      some.map(({ subject, sealed }, index) =>
        store.take({
          ...taking(subject, sealed),
          ...(index === 2 ? { received: 'no time' } : {}),
        }),
      ),
    );
    const failed = answers.map(({ status }) => status === 'rejected');
    expect(failed).toEqual([false, false, true, false, false]);
    for (const [index, { subject }] of some.entries()) {
      expect(await heldOf(store, subject)).toHaveLength(index === 2 ? 0 : 1);
    }
  });

  test('one that has to wait for its subject holds up no other', async () => {
    const store = postgresStore(pool);
    const some = await people(5);
    const [held, ...others] = some.map(({ subject, sealed }) => taking(subject, sealed));
    const holder = await pool.connect();
    await holder.query('begin');
    await holder.query('insert into doui_subject (subject, seq) values ($1, 0)', [held?.subject]);
    let isTaken = false;
    const waits = held && store.take(held).then((taken) => (isTaken = taken !== 'erased'));
    await Promise.all(others.map((one) => store.take(one)));
    expect(isTaken).toBe(false);
    await holder.query('rollback');
    holder.release();
    expect(await waits).toBe(true);
  });

  test('a database that is away at first is found when it is back', async () => {
    let away = true;
    const store = postgresStore({
      query: (text, values) =>
        away ? Promise.reject(new Error('away')) : pool.query(text, values),
    });
    await expect(store.ping()).rejects.toThrow('away');
    away = false;
    await store.ping();
  });
});
