import { Client, Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SealedEvent } from '../../src/core/event.ts';
import type { Store } from '../../src/core/store.ts';
import { postgresStore } from '../../src/server/postgres/postgres.ts';
import { postgresStore as firstStore } from '../fixtures/first/postgres.ts';
import { drain } from '../store/feed.ts';
import {
  add,
  at,
  bare,
  ids,
  LATER,
  RECEIVED,
  seqs,
  someone,
  type Someone,
} from '../store/someone.ts';
import { createDevice } from '../support/device.ts';
import { heldOf } from '../support/held.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';

let server: Postgres;
let pool: Pool;
let url: string;
let schemas = 0;

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

beforeEach(async () => {
  schemas += 1;
  const own = new Client(server.url);
  await own.connect();
  await own.query(`create schema forward_${schemas}`);
  await own.end();
  url = `${server.url}?options=-c%20search_path%3Dforward_${schemas}`;
  pool = new Pool({ connectionString: url, max: 8 });
});
afterEach(() => pool.end());

/** Tables of the first version, with something in them. */
async function furnish(): Promise<readonly Someone[]> {
  const first = firstStore(pool);
  const people = await Promise.all(Array.from({ length: 6 }, () => someone(3)));
  for (const { subject, events } of people) {
    await first.add(subject, bare(events), RECEIVED);
    await first.attest(subject, [{ id: at(events, 0).id, jws: 'a.b.c' }]);
  }
  return people;
}

const files = async (): Promise<unknown[]> =>
  (
    await pool.query(
      `select relname, relfilenode from pg_class
       where relnamespace = current_schema()::regnamespace and relkind = 'r'
         and relname ~ '^doui_(event|subject)_' order by 1`,
    )
  ).rows;

describe('postgresql', () => {
  test('F129: tables of the first version come forward at the first use, by several at once, while one of the first writes', async () => {
    const people = await furnish();
    const key = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'd' };
    await firstStore(pool).signingKey(key);
    const before = await files();

    const [busy, device] = [await createDevice(), await createDevice()];
    const first = firstStore(pool);
    const rolling = { isOver: false };
    const written: string[] = [];
    let refused = 0;
    const write = async (sealed: SealedEvent): Promise<void> => {
      const [stored] = await first.add(busy.subject, bare([sealed]), LATER);
      await first.attest(busy.subject, [{ id: sealed.id, jws: 'd.e.f' }]);
      expect(stored?.sealed.id).toBe(sealed.id);
      written.push(sealed.id);
    };
    const writing = (async () => {
      while (!rolling.isOver || written.length < 20) {
        const sealed = await busy.seal();
        await write(sealed).catch((error: { code?: string }) => {
          // A call that was under way when its table changed: it was undone, and is made again.
          expect(error.code).toBe('42804');
          refused += 1;
          return write(sealed);
        });
      }
    })();
    const pools = Array.from({ length: 4 }, () => new Pool({ connectionString: url, max: 2 }));
    const sealed = await device.seal();
    await Promise.all(
      pools.map((one) => add(postgresStore(one), device.subject, bare([sealed]), LATER)),
    );
    rolling.isOver = true;
    await writing;
    expect(refused).toBeLessThanOrEqual(2);
    await Promise.all(pools.map((one) => one.end()));

    const store = postgresStore(pool);
    for (const { subject, events } of people) {
      const held = await heldOf(store, subject);
      expect(ids(held)).toEqual(events.map(({ id }) => id));
      expect(held[0]?.receipt?.jws).toBe('a.b.c');
    }
    const held = await heldOf(store, busy.subject);
    expect(ids(held)).toEqual(written);
    expect(seqs(held)).toEqual(written.map((_, index) => index + 1));
    expect(held.every(({ receipt }) => receipt?.jws === 'd.e.f')).toBe(true);
    expect(await heldOf(store, device.subject)).toHaveLength(1);
    // No table was written anew.
    expect(await files()).toEqual(before);

    const fed = ids((await drain(store, undefined)).events);
    const all = [...people.flatMap(({ events }) => events), sealed].map(({ id }) => id);
    expect(fed.toSorted()).toEqual([...all, ...written].toSorted());

    expect(await store.keys({ kid: 'new', jwk: { kty: 'EC' }, from: LATER })).toMatchObject([
      { jwk: key, from: '1970-01-01T00:00:00.000Z' },
    ]);
    expect(await first.signingKey({ kty: 'EC' })).toEqual(key);
  });

  test('F129: what a server of the first version does afterwards counts: places, tombstones, last acts', async () => {
    await furnish();
    const [store, first] = [postgresStore(pool), firstStore(pool)];
    const { cursor } = await drain(store, undefined, 100);
    const [one, two] = [await someone(2), await someone(1)];
    await first.add(one.subject, bare(one.events), '2019-01-01T00:00:00.000Z');
    expect(ids((await drain(store, cursor)).events)).toEqual(one.events.map(({ id }) => id));
    expect(await store.purge('2020-01-01T00:00:00.000Z', 10)).toBe(1);
    await store.erase(two.subject, LATER);
    expect(await first.add(two.subject, bare(two.events), LATER)).toEqual([]);
    expect(await store.person({ subject: two.subject })).toBeUndefined();
  });

  test('the feed of a table that was there gets its index while events are added', async () => {
    await furnish();
    const stores = [postgresStore(pool), postgresStore(pool)] as const;
    await stores[0].ping();
    await Promise.all(stores.map((store) => store.since(undefined, 1)));
    await postgresStore(pool).since(undefined, 1);
    const { rows } = await pool.query(
      `select indisvalid, (select count(*)::int from pg_inherits where inhparent = indexrelid)
       from pg_index where indexrelid = 'doui_event_tx'::regclass`,
    );
    expect(rows).toEqual([{ indisvalid: true, count: 16 }]);
  });

  test('an index that was left half made is made anew', async () => {
    await furnish();
    await postgresStore(pool).ping();
    await pool.query('create index doui_event_3_tx on doui_event_3 (tx)');
    await pool.query(
      `update pg_index set indisvalid = false where indexrelid = 'doui_event_3_tx'::regclass`,
    );
    await postgresStore(pool).since(undefined, 1);
    const { rows } = await pool.query(
      `select indisvalid from pg_index where indexrelid = 'doui_event_tx'::regclass`,
    );
    expect(rows).toEqual([{ indisvalid: true }]);
  });

  test('who waits for a table does not make others wait: it gives up its turn, and tries again', async () => {
    await furnish();
    const first = firstStore(pool);
    const long = new Client(url);
    await long.connect();
    await long.query('begin; select count(*) from doui_event');
    const coming = postgresStore(pool).ping();
    const outcome = coming.then(
      () => 'done',
      (error: unknown) => (error as { code?: string }).code,
    );
    const { subject, events } = await someone(1);
    expect(await first.add(subject, bare(events), LATER)).toHaveLength(1);
    expect(await outcome).toBe('55P03');
    await long.query('commit');
    await long.end();
    await postgresStore(pool).ping();
  });

  test('tables of a version to come are left alone, and it is said why', async () => {
    const store = postgresStore(pool);
    await store.ping();
    await pool.query('update doui_version set version = 99');
    await store.ping();
    await expect(postgresStore(pool).ping()).rejects.toThrow(
      'The tables in this database are of version 99; this version of Doui knows them up to 2.',
    );
  });

  test('a role that could use the tables before can use all of them afterwards', async () => {
    const [{ subject, events }] = (await furnish()) as [Someone];
    const role = `waiter_${schemas}`;
    await pool.query(`
      create role ${role} login password 'w';
      grant usage on schema forward_${schemas} to ${role};
      grant select, insert, update on doui_subject, doui_event, doui_key to ${role}`);
    await postgresStore(pool).ping();
    const waiters = new Pool({
      connectionString: Object.assign(new URL(url), { username: role, password: 'w' }).href,
      max: 2,
    });
    const store: Store = postgresStore(waiters);
    expect(ids(await add(store, subject, bare(events), LATER))).toEqual(events.map(({ id }) => id));
    const fresh = await someone(1);
    await add(store, fresh.subject, bare(fresh.events), LATER);
    const last = await someone(1);
    expect(await firstStore(waiters).add(last.subject, bare(last.events), LATER)).toHaveLength(1);
    expect((await drain(store, undefined, 100)).events).toHaveLength(20);
    await waiters.end();
  });

  test('F136: in a cluster that it was restored to, the feed goes on from where it was', async () => {
    const store = postgresStore(pool);
    const [one, two] = [await someone(3), await someone(2)];
    await add(store, one.subject, bare(one.events), RECEIVED);
    const { cursor } = await drain(store, undefined);
    // As a dump brings it: another cluster, and transactions that this one has not come to yet.
    await pool.query(`update doui_event set tx = tx + 1000000000`);
    await pool.query(`update doui_version set origin = 'another'`);
    const restored = postgresStore(pool);
    await add(restored, two.subject, bare(two.events), LATER);
    const { events } = await drain(restored, undefined);
    expect(ids(events)).toEqual([...one.events, ...two.events].map(({ id }) => id));
    const later = await drain(restored, cursor);
    expect(ids(later.events)).toEqual(expect.arrayContaining(two.events.map(({ id }) => id)));
  });

  test('an event that is committed late is not skipped by who has read the later ones', async () => {
    const store = postgresStore(pool);
    const { cursor } = await drain(store, undefined);
    const [late, soon] = [await someone(1), await someone(1)];
    const slow = new Client(url);
    await slow.connect();
    await slow.query('begin');
    await add(postgresStore(slow), late.subject, bare(late.events), RECEIVED);
    await add(store, soon.subject, bare(soon.events), RECEIVED);
    const before = await store.since(cursor, 10);
    expect(before.events).toEqual([]);
    await slow.query('commit');
    await slow.end();
    expect(ids((await drain(store, before.cursor)).events)).toEqual([
      at(late.events, 0).id,
      at(soon.events, 0).id,
    ]);
  });
});
