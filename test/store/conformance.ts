import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Flag, Store } from '../../src/core/store.ts';
import { createDevice } from '../support/device.ts';
import { describeAlike } from './alike.ts';
import { describeFeed } from './feed.ts';
import { describeKeys } from './keys.ts';
import { describeLinks } from './links.ts';
import type { Place, Where } from './place.ts';
import { describeRemoval } from './removal.ts';
import { heldOf } from '../support/held.ts';
import {
  add,
  at,
  attest,
  bare,
  ids,
  LATER,
  RECEIVED,
  seqs,
  someone,
  type Someone,
} from './someone.ts';

/** What every store promises, run on one of them. */
export function describeStore(name: string, makePlace: () => Promise<Place>, runs: number): void {
  describe(name, () => {
    let place: Place;
    let store: Store;
    beforeAll(async () => {
      place = await makePlace();
      store = place.open();
    });
    const where: Where = {
      get place() {
        return place;
      },
      get store() {
        return store;
      },
    };
    describe('keys and notices', () => describeKeys(where));
    describe('accounts', () => describeLinks(where));
    describe('removal', () => describeRemoval(where));
    describe('the feed', () => describeFeed(where));
    describeAlike(where, runs);
    afterAll(async () => {
      await store.close();
      await place.remove();
    });

    test('an event is given back as it was added, with its place and time', async () => {
      const { subject, events } = await someone(1);
      const [stored] = await add(store, subject, [{ sealed: at(events, 0), flags: [] }], RECEIVED);
      expect(stored).toEqual({ sealed: events[0], received: RECEIVED, seq: 1, flags: [] });
      expect(await heldOf(store, subject)).toEqual([stored]);
    });

    test('flags are kept', async () => {
      const { subject, events } = await someone(1);
      const flags: Flag[] = ['unknown-notice', 'strange-clock'];
      await add(store, subject, [{ sealed: at(events, 0), flags }], RECEIVED);
      expect((await heldOf(store, subject))[0]?.flags).toEqual(flags);
    });

    test('of a subject nobody knows there is nothing', async () => {
      expect(await heldOf(store, 'nobody')).toEqual([]);
    });

    test('adding twice changes nothing, and gives back the first', async () => {
      const { subject, events } = await someone(1);
      const first = await add(store, subject, bare(events), RECEIVED);
      const flagged = events.map((sealed) => ({ sealed, flags: ['strange-clock'] as const }));
      expect(await add(store, subject, flagged, LATER)).toEqual(first);
      expect(await heldOf(store, subject)).toEqual(first);
    });

    test('one event twice in one call is one event', async () => {
      const { subject, events } = await someone(2);
      const [one, two] = [at(events, 0), at(events, 1)];
      const stored = await add(store, subject, bare([one, one, two, one]), RECEIVED);
      expect(stored.map(({ seq, sealed }) => [seq, sealed.id])).toEqual([
        [1, one.id],
        [2, two.id],
      ]);
    });

    test('another signature of the same act does not replace the first', async () => {
      const device = await createDevice();
      const act = { at: '2026-03-01T11:00:00.000Z' };
      const [first, second] = [await device.seal(act), await device.seal(act)];
      expect(second.id).toBe(first.id);
      expect(second.signature).not.toBe(first.signature);
      await add(store, device.subject, bare([first]), RECEIVED);
      const [stored] = await add(store, device.subject, bare([second]), LATER);
      expect(stored?.sealed.signature).toBe(first.signature);
    });

    test('events keep the order in which they were received', async () => {
      const { subject, events } = await someone(6);
      await add(store, subject, bare(events.slice(0, 4)), RECEIVED);
      await add(store, subject, bare(events.slice(2)), LATER);
      const held = await heldOf(store, subject);
      expect(held.map(({ sealed }) => sealed.id)).toEqual(events.map(({ id }) => id));
      expect(held.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(held.map(({ received }) => received)).toEqual([
        ...Array<string>(4).fill(RECEIVED),
        ...Array<string>(2).fill(LATER),
      ]);
    });

    test('an event delivered twenty times at once is one row, and each delivery is told of it', async () => {
      const { subject, events } = await someone(3);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => add(store, subject, bare(events), RECEIVED)),
      );
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(seqs(await heldOf(store, subject))).toEqual([1, 2, 3]);
    });

    test('places have no gaps, whoever adds at the same time', async () => {
      const { subject, events } = await someone(24);
      const other = place.open();
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          add(
            index % 2 === 0 ? store : other,
            subject,
            bare(events.slice(index, index + 5).toReversed()),
            RECEIVED,
          ),
        ),
      );
      const held = await heldOf(store, subject);
      expect(seqs(held)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
      expect(new Set(ids(held))).toEqual(new Set(events.map(({ id }) => id)));
      await other.close();
    });

    test('the first receipt of an event stays', async () => {
      const { subject, events } = await someone(2);
      await add(store, subject, bare(events), RECEIVED);
      const first = { id: at(events, 0).id, jws: 'a.b.c' };
      expect(await attest(store, subject, [first])).toEqual([first]);
      const second = events.map(({ id }) => ({ id, jws: 'd.e.f' }));
      const kept = await attest(store, subject, second);
      expect(new Map(kept.map(({ id, jws }) => [id, jws]))).toEqual(
        new Map([
          [first.id, 'a.b.c'],
          [at(events, 1).id, 'd.e.f'],
        ]),
      );
      expect((await heldOf(store, subject)).map(({ receipt }) => receipt?.jws)).toEqual([
        'a.b.c',
        'd.e.f',
      ]);
      const [again] = await add(store, subject, bare([at(events, 0)]), LATER);
      expect(again?.receipt).toEqual(first);
    });

    test('of twenty receipts at once, all are told the same one', async () => {
      const { subject, events } = await someone(8);
      await add(store, subject, bare(events), RECEIVED);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, attempt) =>
          attest(
            store,
            subject,
            (attempt % 2 === 0 ? events : events.toReversed()).map(({ id }) => ({
              id,
              jws: `${attempt}..`,
            })),
          ),
        ),
      );
      const held = new Map(
        (await heldOf(store, subject)).map(({ sealed, receipt }) => [sealed.id, receipt?.jws]),
      );
      expect(held.size).toBe(8);
      for (const answer of answers) {
        expect(new Map(answer.map(({ id, jws }) => [id, jws]))).toEqual(held);
      }
    });

    test('a receipt of an event that is not there is not kept', async () => {
      const { subject } = await someone(0);
      expect(await attest(store, subject, [{ id: 'none', jws: 'a.b.c' }])).toEqual([]);
      expect(await heldOf(store, subject)).toEqual([]);
    });

    test('subjects are apart: places, events and receipts', async () => {
      const [one, other] = [await someone(2), await someone(2)];
      await add(store, one.subject, bare(one.events), RECEIVED);
      await add(store, other.subject, bare(other.events), RECEIVED);
      const id = at(one.events, 0).id;
      expect(await attest(store, other.subject, [{ id, jws: 'a.b.c' }])).toEqual([]);
      const held = await heldOf(store, one.subject);
      expect(ids(held)).toEqual(one.events.map((sealed) => sealed.id));
      expect(held[0]?.receipt).toBeUndefined();
      expect(seqs(await heldOf(store, other.subject))).toEqual([1, 2]);
    });

    test('the text of an event is kept to the byte, so that it hashes to its id', async () => {
      const device = await createDevice();
      const later = { 'a member of a later version': ['\u0000', '\u2028', 'é', '💍', 1e21] };
      const sealed = await device.seal({ locale: 'zh-Hant', ...later });
      await add(store, device.subject, bare([sealed]), RECEIVED);
      expect((await heldOf(store, device.subject))[0]?.sealed).toEqual(sealed);
      const text = await place.textOf?.(sealed.id);
      if (text !== undefined) {
        expect(createHash('sha256').update(text).digest('base64url')).toBe(sealed.id);
      }
    });

    test('what was added is there for whoever opens the place next', async () => {
      const { subject, events } = await someone(2);
      const writer = place.open();
      await add(writer, subject, bare(events), RECEIVED);
      await attest(writer, subject, [{ id: at(events, 0).id, jws: 'a.b.c' }]);
      const before = await heldOf(writer, subject);
      await writer.close();
      const reader = place.open();
      expect(await heldOf(reader, subject)).toEqual(before);
      await reader.close();
    });

    test(
      'law: any batches in any order, repeated or at once, come to the same set',
      { timeout: 60_000 },
      async () => {
        const pool = await Promise.all(Array.from({ length: 12 }, () => someone(6)));
        let next = 0;
        const batch = fc.array(fc.nat(5), { minLength: 1, maxLength: 6 });
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.array(batch, { maxLength: 4 }), { maxLength: 5 }),
            async (rounds) => {
              const subject = `law-${next}`;
              const { events } = pool[next % pool.length] as Someone;
              next += 1;
              const batches = rounds.flat();
              for (const round of rounds) {
                await Promise.all(
                  round.map((indices) =>
                    add(store, subject, bare(indices.map((index) => at(events, index))), RECEIVED),
                  ),
                );
              }
              const held = await heldOf(store, subject);
              const expected = new Set(batches.flat().map((index) => at(events, index).id));
              expect(new Set(ids(held))).toEqual(expected);
              expect(seqs(held)).toEqual(Array.from(expected, (_, index) => index + 1));
            },
          ),
          { numRuns: runs },
        );
      },
    );
  });
}
