import { expect, test } from 'vitest';
import { heldOf } from '../support/held.ts';
import type { Where } from './place.ts';
import { add, at, attest, bare, ids, LATER, RECEIVED, seqs, someone, taken } from './someone.ts';

const LONG_AGO = '2019-03-01T12:00:00.000Z';
const AFTER_THAT = '2020-01-01T00:00:00.000Z';

/** What a store promises of what is removed. */
export function describeRemoval(where: Where): void {
  test('F135: an erased subject is gone, with its link, and nothing late revives it', async () => {
    const { store } = where;
    const [one, two] = [await someone(2), await someone(1)];
    const account = `account-${one.subject}`;
    await taken(store, { ...one, events: bare(one.events), account });
    await taken(store, { ...two, events: bare(two.events), account });
    expect(await store.erase(one.subject, LATER)).toBe(true);
    expect(await store.person({ subject: one.subject })).toBeUndefined();
    expect((await store.person({ account }))?.subjects).toEqual([two.subject]);

    for (const taking of [{ events: bare(one.events) }, { events: [] }, { events: [], account }]) {
      expect(
        await store.take({ subject: one.subject, received: LATER, whole: true, ...taking }),
      ).toBe('erased');
    }
    expect(await attest(store, one.subject, [{ id: at(one.events, 0).id, jws: 'a.b.c' }])).toEqual(
      [],
    );
    expect(await store.person({ subject: one.subject })).toBeUndefined();
    expect(await store.erase(one.subject, LATER)).toBe(false);
  });

  test('F135: what was never here can be erased before it comes', async () => {
    const { store } = where;
    const { subject, events } = await someone(1);
    expect(await store.erase(subject, RECEIVED)).toBe(false);
    expect(await store.take({ subject, events: bare(events), received: LATER, whole: false })).toBe(
      'erased',
    );
    expect(await store.person({ subject })).toBeUndefined();
  });

  test('F135: whoever is erased while events arrive is erased', async () => {
    const { store, place } = where;
    const other = place.open();
    for (let round = 0; round < 5; round += 1) {
      const { subject, events } = await someone(8);
      const arriving = events.map((sealed, index) =>
        (index % 2 === 0 ? store : other).take({
          subject,
          events: bare([sealed]),
          received: RECEIVED,
          whole: true,
          account: `account-${subject}`,
        }),
      );
      const [, ...answers] = await Promise.all([other.erase(subject, LATER), ...arriving]);
      for (const answer of answers) {
        if (answer !== 'erased')
          expect(seqs(answer.events)).toEqual(answer.events.map((_, i) => i + 1));
      }
      expect(await store.person({ subject })).toBeUndefined();
      expect(await store.person({ account: `account-${subject}` })).toBeUndefined();
      expect(
        await other.take({ subject, events: bare(events), received: LATER, whole: true }),
      ).toBe('erased');
    }
    await other.close();
  });

  test('who has done nothing for long is purged, with the link; by the last act, not the first', async () => {
    const { store } = where;
    const [gone, active] = [await someone(2), await someone(2)];
    const account = `account-${gone.subject}`;
    await taken(store, { ...gone, events: bare(gone.events), received: LONG_AGO, account });
    await add(store, active.subject, bare(active.events.slice(0, 1)), LONG_AGO);
    await add(store, active.subject, bare(active.events), RECEIVED);
    expect(await store.purge(LONG_AGO, 100)).toBe(0);
    expect(await store.purge(AFTER_THAT, 100)).toBe(1);
    expect(await store.purge(AFTER_THAT, 100)).toBe(0);
    expect(await store.person({ subject: gone.subject })).toBeUndefined();
    expect(await store.person({ account })).toBeUndefined();
    expect(ids(await heldOf(store, active.subject))).toEqual(active.events.map(({ id }) => id));
  });

  test('a delivery of what is known does not count as an act', async () => {
    const { store } = where;
    const { subject, events } = await someone(1);
    await add(store, subject, bare(events), LONG_AGO);
    await add(store, subject, bare(events), RECEIVED);
    expect(await store.purge(AFTER_THAT, 100)).toBe(1);
  });

  test('who acts while a purge runs keeps the act, whichever comes first', async () => {
    const { store, place } = where;
    const other = place.open();
    for (let round = 0; round < 6; round += 1) {
      const { subject, events } = await someone(2);
      await add(store, subject, bare(events.slice(0, 1)), LONG_AGO);
      const act = () => add(other, subject, bare(events.slice(1)), RECEIVED);
      const purge = () => store.purge(AFTER_THAT, 100);
      await Promise.all(round % 2 === 0 ? [act(), purge()] : [purge(), act()]);
      expect(ids(await heldOf(store, subject))).toContain(at(events, 1).id);
    }
    await other.close();
  });

  test('who was purged may come back, and begins anew', async () => {
    const { store } = where;
    const { subject, events } = await someone(2);
    await add(store, subject, bare(events), LONG_AGO);
    await store.purge(AFTER_THAT, 100);
    const back = await add(store, subject, bare(events.slice(1)), RECEIVED);
    expect(back).toMatchObject([{ seq: 1, received: RECEIVED }]);
  });

  test('as many are purged as was said, and no more; two who purge at once do not count twice', async () => {
    const { store, place } = where;
    const people = await Promise.all(Array.from({ length: 7 }, () => someone(1)));
    for (const { subject, events } of people) await add(store, subject, bare(events), LONG_AGO);
    expect(await store.purge(AFTER_THAT, 2)).toBe(2);
    const other = place.open();
    const [some, others] = await Promise.all([
      store.purge(AFTER_THAT, 100),
      other.purge(AFTER_THAT, 100),
    ]);
    expect(some + others).toBe(5);
    await other.close();
  });
}
