import * as fc from 'fast-check';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { describe, expect, test } from 'vitest';
import { claimsOf } from '../../src/core/receipt.ts';
import type { StoredEvent } from '../../src/core/store.ts';
import { freshKey, publishedKey } from '../../src/server/keys/key.ts';
import { createKeyring, type Keyring } from '../../src/server/keys/keyring.ts';
import { memoryStore } from '../../src/server/memory.ts';
import { dueAt, signingAt, spentAt, type Turn } from '../../src/server/keys/rotation.ts';
import { factOf } from '../core/make.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-01-01T00:00:00.000Z');

/** An event as the store gives it, received now. */
const stored = (at: number): StoredEvent => ({
  sealed: factOf('a', []),
  received: new Date(at).toISOString(),
  seq: 1,
  flags: [],
});

/** Servers on one store, each with a clock of its own that is wrong by so much. */
function servers(skews: readonly number[], days: number) {
  const clock = { now: START };
  const store = memoryStore();
  const rings = skews.map((skew) =>
    createKeyring({
      store,
      key: undefined,
      formerKeys: [],
      days,
      now: () => new Date(clock.now + skew),
    }),
  );
  return { store, rings, clock };
}

const keyOf = (jws: string): string => {
  const { kid } = JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString());
  return kid;
};
const setOf = async (ring: Keyring): Promise<JSONWebKeySet> => ({
  keys: [...(await ring.published())] as unknown as JSONWebKeySet['keys'],
});

describe('server', () => {
  test('F134: law: every receipt verifies by the keys that are published at any later time, none of which is private', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 2, max: 120 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 40 * 24 }), fc.nat(2)), {
          minLength: 1,
          maxLength: 12,
        }),
        async (skews, days, steps) => {
          const { rings, clock } = servers(
            skews.map((minutes) => minutes * 60_000),
            days,
          );
          const receipts: string[] = [];
          for (const [hours, who] of steps) {
            clock.now += hours * HOUR;
            const ring = rings[who % rings.length] as Keyring;
            receipts.push((await ring.sign(stored(clock.now))).jws);
            const set = await setOf(ring);
            for (const key of set.keys) expect(key).not.toHaveProperty('d');
            const keys = createLocalJWKSet(set);
            for (const jws of receipts) await compactVerify(jws, keys);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('F134: law: who asked for the keys within the last day can verify what is signed now, but by the very first key', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 60 }),
        fc.array(fc.integer({ min: 1, max: 23 }), { minLength: 20, maxLength: 80 }),
        async (days, hours) => {
          const { rings, clock } = servers([0, 0], days);
          const [asked, signs] = rings as [Keyring, Keyring];
          let known = await setOf(asked);
          for (const step of hours) {
            clock.now += step * HOUR;
            const { jws } = await signs.sign(stored(clock.now));
            await compactVerify(jws, createLocalJWKSet(known));
            known = await setOf(asked);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  test('law: whoever asks whenever, one key signs at an instant, for its days, and servers agree', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 30 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 10, maxLength: 60 }),
        async (days, hours) => {
          const { rings, clock, store } = servers([0, 0, 0], days);
          const seen: string[] = [];
          for (const step of hours) {
            clock.now += step * HOUR;
            const signed = await Promise.all(rings.map((ring) => ring.sign(stored(clock.now))));
            const kids = new Set(signed.map(({ jws }) => keyOf(jws)));
            expect(kids.size).toBe(1);
            seen.push(...kids);
          }
          // A key that was replaced never comes back.
          const turns = seen.filter((kid, index) => kid !== seen[index - 1]);
          expect(new Set(turns).size).toBe(turns.length);
          const keys = await store.keys();
          for (const [index, { from }] of keys.slice(1).entries()) {
            const before = Date.parse(keys[index]?.from ?? '');
            expect(Date.parse(from) - before).toBeGreaterThanOrEqual(days * DAY);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('a private key is destroyed a day after its last turn, and its public part stays', async () => {
    const { rings, clock, store } = servers([0], 90);
    const [ring] = rings as [Keyring];
    const first = keyOf((await ring.sign(stored(clock.now))).jws);
    const isPrivate = async (): Promise<boolean[]> =>
      (await store.keys()).map(({ jwk }) => 'd' in jwk);
    clock.now = START + 84 * DAY;
    await ring.published();
    expect(await isPrivate()).toEqual([true, true]);
    clock.now = START + 90 * DAY + 2 * HOUR;
    expect(keyOf((await ring.sign(stored(clock.now))).jws)).not.toBe(first);
    expect(await isPrivate()).toEqual([true, true]);
    clock.now = START + 91 * DAY + 2 * HOUR;
    expect((await ring.published()).map(({ kid }) => kid)).toContain(first);
    expect(await isPrivate()).toEqual([false, true]);
  });

  test('while the store cannot be asked, what it last said holds for most of a day, and no longer', async () => {
    const { store, clock } = servers([], 90);
    let down = false;
    const keys: typeof store.keys = async (...args) => {
      if (down) throw new Error('down');
      return store.keys(...args);
    };
    const now = () => new Date(clock.now);
    const ring = createKeyring({
      store: { ...store, keys },
      key: undefined,
      formerKeys: [],
      days: 90,
      now,
    });
    await ring.sign(stored(clock.now));
    down = true;
    clock.now += 19 * HOUR;
    expect((await ring.sign(stored(clock.now))).id).toBe('a');
    clock.now += 2 * HOUR;
    await expect(ring.sign(stored(clock.now))).rejects.toThrow('down');
  });

  test('a key of the site’s own signs in place of the store’s, which stay published', async () => {
    const { store, rings, clock } = servers([0], 90);
    const before = await (rings[0] as Keyring).sign(stored(clock.now));
    const [key, former] = [await freshKey(), await freshKey()];
    const now = () => new Date(clock.now + 400 * DAY);
    const ring = createKeyring({ store, key, formerKeys: [former], days: 90, now });
    const signed = await ring.sign(stored(clock.now));
    const kids = (await ring.published()).map(({ kid }) => kid);
    const [own, older] = await Promise.all([publishedKey(key), publishedKey(former)]);
    expect(keyOf(signed.jws)).toBe(own.kid);
    expect(kids).toEqual([own.kid, keyOf(before.jws), older.kid]);
    expect(await store.keys()).toHaveLength(1);
  });

  test('a receipt says by which key, of which event, whose and when', async () => {
    const { rings, clock } = servers([0], 90);
    const { jws } = await (rings[0] as Keyring).sign(stored(clock.now));
    expect(claimsOf(jws)).toMatchObject({ jti: 'a', iat: START / 1_000, seq: 1 });
  });
});

describe('the turns of keys', () => {
  const turn = (kid: string, day: number, isPrivate = true): Turn => ({
    kid,
    from: new Date(START + day * DAY).toISOString(),
    jwk: isPrivate ? { d: '' } : {},
  });
  const day = (number: number): Date => new Date(START + number * DAY);

  test('the first key signs at once, also by a clock that is behind the one that made it', () => {
    expect(dueAt([], day(0), 90)).toMatchObject({ from: day(0).toISOString() });
    expect(signingAt([turn('a', 1)], day(0))?.kid).toBe('a');
  });

  test('the next is made a week before its turn, or, late, a day before', () => {
    expect(dueAt([turn('a', 0)], day(82), 90)).toBeUndefined();
    expect(dueAt([turn('a', 0)], day(83), 90)?.from).toBe(day(90).toISOString());
    expect(dueAt([turn('a', 0)], day(300), 90)?.from).toBe(day(301).toISOString());
    expect(dueAt([turn('a', 0), turn('b', 90)], day(90), 90)).toBeUndefined();
  });

  test('where a wrong clock ended them all, one is made that signs at once', () => {
    const keys = [turn('a', 0, false), turn('b', 400, false)];
    expect(signingAt(keys, day(10))).toBeUndefined();
    const due = dueAt(keys, day(10), 90);
    expect(Date.parse(due?.from ?? '')).toBeGreaterThan(Date.parse(turn('b', 400).from));
    expect(signingAt([...keys, turn('c', 401)], day(10))?.kid).toBe('c');
  });

  test('spent are those whose next one began a day ago, once', () => {
    expect(spentAt([turn('a', 0), turn('b', 90)], day(90.9))).toEqual([]);
    expect(spentAt([turn('a', 0), turn('b', 90)], day(91))).toEqual(['a']);
    expect(spentAt([turn('a', 0, false), turn('b', 90)], day(91))).toEqual([]);
  });
});
