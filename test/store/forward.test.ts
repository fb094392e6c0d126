import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sqliteStore } from '../../src/server/sqlite/sqlite.ts';
import { sqliteStore as firstStore } from '../fixtures/first/sqlite.ts';
import { heldOf } from '../support/held.ts';
import { drain } from './feed.ts';
import { add, at, bare, ids, LATER, RECEIVED, seqs, someone } from './someone.ts';

async function newFile(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'doui-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return join(directory, 'doui.sqlite');
}

describe('sqlite', () => {
  test('F129: a file of the first version comes forward when it is opened, while one of the first writes', async () => {
    const path = await newFile();
    const first = firstStore(path);
    const people = await Promise.all(Array.from({ length: 4 }, () => someone(3)));
    const key = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'd' };
    await first.signingKey(key);
    for (const { subject, events } of people) {
      await first.add(subject, bare(events.slice(0, 2)), RECEIVED);
      await first.attest(subject, [{ id: at(events, 0).id, jws: 'a.b.c' }]);
    }

    const stores = [sqliteStore(path), sqliteStore(path)] as const;
    for (const { subject, events } of people) {
      await Promise.all([
        first.add(subject, bare(events.slice(1)), LATER),
        add(stores[0], subject, bare(events), LATER),
      ]);
      const held = await heldOf(stores[1], subject);
      expect(new Set(ids(held))).toEqual(new Set(events.map(({ id }) => id)));
      expect(seqs(held)).toEqual([1, 2, 3]);
      expect(held[0]?.receipt?.jws).toBe('a.b.c');
    }
    const fed = ids((await drain(stores[0], undefined, 2)).events);
    expect(fed.toSorted()).toEqual(
      people.flatMap(({ events }) => events.map(({ id }) => id)).toSorted(),
    );
    const keys = await stores[0].keys({ kid: 'new', jwk: { kty: 'EC' }, from: LATER });
    expect(keys).toMatchObject([{ jwk: key, from: '1970-01-01T00:00:00.000Z' }]);
    await stores[1].retire(keys.map(({ kid }) => kid));
    expect((await stores[0].keys())[0]?.jwk).not.toHaveProperty('d');
    expect(await first.signingKey({ kty: 'EC', d: 'another' })).toMatchObject({ d: 'another' });
    await Promise.all([first, ...stores].map((store) => store.close()));
  });

  test('F129: what a process of the first version does afterwards counts: places and tombstones', async () => {
    const path = await newFile();
    const [first, store] = [firstStore(path), sqliteStore(path)];
    const { cursor } = await drain(store, undefined);
    const [one, two, three] = [await someone(2), await someone(1), await someone(1)];
    await first.add(one.subject, bare(one.events), RECEIVED);
    await add(store, three.subject, bare(three.events), RECEIVED);
    expect(ids((await drain(store, cursor)).events)).toEqual(
      [...one.events, ...three.events].map(({ id }) => id),
    );
    await store.erase(two.subject, LATER);
    expect(await first.add(two.subject, bare(two.events), LATER)).toEqual([]);
    expect(await store.person({ subject: two.subject })).toBeUndefined();
    await Promise.all([first.close(), store.close()]);
  });

  test('a file of a version to come is left alone, and it is said why', async () => {
    const path = await newFile();
    await sqliteStore(path).close();
    const db = new DatabaseSync(path);
    db.exec('pragma user_version = 99');
    db.close();
    expect(() => sqliteStore(path)).toThrow(
      `The tables in ${path} are of version 99; this version of Doui knows them up to 2.`,
    );
  });

  test('one bad call of those that commit together harms no other', async () => {
    const path = await newFile();
    const store = sqliteStore(path);
    const people = await Promise.all(Array.from({ length: 5 }, () => someone(1)));
    const answers = await Promise.allSettled(
      people.map(({ subject, events }, index) =>
        // A column that may not be null gets none.
        add(store, subject, bare(events), index === 2 ? (null as never) : RECEIVED),
      ),
    );
    const failed = answers.map(({ status }) => status === 'rejected');
    expect(failed).toEqual([false, false, true, false, false]);
    for (const [index, { subject }] of people.entries()) {
      expect(await heldOf(store, subject)).toHaveLength(index === 2 ? 0 : 1);
    }
    expect((await drain(store, undefined)).events).toHaveLength(4);
    await store.close();
  });
});
