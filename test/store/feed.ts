import { expect, test } from 'vitest';
import type { Store, StoredEvent } from '../../src/core/store.ts';
import type { Where } from './place.ts';
import { add, attest, at, bare, ids, LATER, RECEIVED, someone } from './someone.ts';

/** All that has come since, a few at a time. */
export async function drain(
  store: Store,
  cursor: string | undefined,
  limit = 7,
): Promise<{ events: readonly StoredEvent[]; cursor: string }> {
  const events: StoredEvent[] = [];
  let last = cursor;
  for (;;) {
    const feed = await store.since(last, limit);
    expect(feed.events.length).toBeLessThanOrEqual(limit);
    events.push(...feed.events);
    last = feed.cursor;
    if (feed.events.length === 0) return { events, cursor: last };
  }
}

/** What a store promises of events in the order of its own. */
export function describeFeed(where: Where): void {
  test('every event is given once, from the beginning or from where one was', async () => {
    const { store } = where;
    const { cursor } = await drain(store, undefined);
    const [one, two] = [await someone(9), await someone(9)];
    await add(store, one.subject, bare(one.events), RECEIVED);
    const first = await drain(store, cursor, 4);
    expect(ids(first.events)).toEqual(one.events.map(({ id }) => id));
    await add(store, two.subject, bare(two.events), LATER);
    await add(store, one.subject, bare(one.events), LATER);
    const second = await drain(store, first.cursor, 4);
    expect(ids(second.events)).toEqual(two.events.map(({ id }) => id));
    expect(await store.since(second.cursor, 5)).toEqual({ events: [], cursor: second.cursor });
    const all = ids((await drain(store, undefined, 1000)).events);
    expect(new Set(all).size).toBe(all.length);
    expect(all.slice(-18)).toEqual([...one.events, ...two.events].map(({ id }) => id));
  });

  test('they come with their receipts, where they have them by then', async () => {
    const { store } = where;
    const { cursor } = await drain(store, undefined, 1000);
    const { subject, events } = await someone(1);
    await add(store, subject, bare(events), RECEIVED);
    await attest(store, subject, [{ id: at(events, 0).id, jws: 'a.b.c' }]);
    const [stored] = (await store.since(cursor, 5)).events;
    expect(stored?.receipt?.jws).toBe('a.b.c');
    expect(stored?.sealed).toEqual(events[0]);
  });

  test('what is erased is not given any more, and what comes after it is', async () => {
    const { store } = where;
    const { cursor } = await drain(store, undefined, 1000);
    const [one, two, three] = [await someone(2), await someone(2), await someone(1)];
    await add(store, one.subject, bare(one.events), RECEIVED);
    const between = await store.since(cursor, 100);
    await add(store, two.subject, bare(two.events), RECEIVED);
    await store.since(between.cursor, 100);
    await store.erase(two.subject, LATER);
    await store.erase(one.subject, LATER);
    await add(store, three.subject, bare(three.events), RECEIVED);
    const after = await drain(store, cursor, 100);
    expect(ids(after.events)).toEqual(three.events.map(({ id }) => id));
    expect(ids((await drain(store, between.cursor, 100)).events)).toEqual(ids(after.events));
  });

  test('law: whoever adds meanwhile, none is skipped and none comes twice', async () => {
    const { store, place } = where;
    const other = place.open();
    const { cursor } = await drain(store, undefined, 1000);
    const people = await Promise.all(Array.from({ length: 24 }, () => someone(8)));
    const pen = { isDown: true };
    const writers = Promise.all(
      people.map(async ({ subject, events }, index) => {
        const own = index % 2 === 0 ? store : other;
        for (let from = 0; from < events.length; from += 1 + (index % 3)) {
          await add(own, subject, bare(events.slice(from, from + 1 + (index % 3))), RECEIVED);
        }
      }),
    ).then(() => (pen.isDown = false));
    const found: string[] = [];
    let last = cursor;
    while (pen.isDown) {
      const feed = await store.since(last, 5);
      found.push(...ids(feed.events));
      last = feed.cursor;
      await new Promise(setImmediate);
    }
    await writers;
    found.push(...ids((await drain(store, last)).events));
    const written = people.flatMap(({ events }) => events.map(({ id }) => id));
    expect(found.toSorted()).toEqual(written.toSorted());
    await other.close();
  });

  test.each(['', 'x', '1', '-1:0:', '1:2', "1'; drop table doui_event; --"])(
    '%j is no cursor',
    async (cursor) => {
      await expect(where.store.since(cursor, 1)).rejects.toThrow('is no cursor of this store');
    },
  );
}
