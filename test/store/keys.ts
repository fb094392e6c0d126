import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { SigningKey } from '../../src/core/store.ts';
import type { Where } from './place.ts';

let made = 0;
function key(from: string): SigningKey {
  made += 1;
  const jwk = { kty: 'EC', crv: 'P-256', x: `x${made}`, y: 'y', d: `secret${made}` };
  return { kid: `kid-${String(made).padStart(4, '0')}`, jwk, from };
}

const DAY_1 = '2026-01-01T00:00:00.000Z';
const DAY_2 = '2026-01-02T00:00:00.000Z';
const DAY_3 = '2026-01-03T00:00:00.000Z';

const notice = (text: string) => {
  const body = JSON.stringify({ text });
  return { hash: createHash('sha256').update(body).digest('base64url'), body };
};

/** What a store promises of keys and notices. Told in order: keys are of the whole place. */
export function describeKeys(where: Where): void {
  test('of twenty keys offered at once the first stays, and all are told so', async () => {
    const { store, place } = where;
    expect(await store.keys()).toEqual([]);
    const other = place.open();
    const offers = Array.from({ length: 20 }, () => key(DAY_1));
    const answers = await Promise.all(
      offers.map((offer, index) => (index % 2 === 0 ? store : other).keys(offer)),
    );
    for (const keys of answers) expect(keys).toEqual(answers[0]);
    expect(answers[0]).toHaveLength(1);
    expect(offers).toContainEqual(answers[0]?.[0]);
    expect(await other.keys(key(DAY_3))).toEqual(answers[0]);
    await other.close();
  });

  test('of keys offered at once where the last is too old, one is added, as the last', async () => {
    const { store, place } = where;
    const before = await store.keys();
    expect(await store.keys(key(DAY_3), DAY_1)).toEqual(before);
    const other = place.open();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? store : other).keys(key(DAY_2), DAY_2),
      ),
    );
    await other.close();
    const after = await store.keys();
    expect(after).toHaveLength(2);
    expect(after[0]).toEqual(before[0]);
    expect(after[1]?.from).toBe(DAY_2);
    for (const keys of answers) expect(keys).toEqual(after);
  });

  test('a retired key keeps what verifies, and loses what signs', async () => {
    const { store } = where;
    const [first, second] = await store.keys();
    await store.retire([first?.kid ?? '', 'unknown']);
    const [retired, other] = await store.keys();
    const { d: _, ...rest } = first?.jwk ?? { kty: '' };
    expect(retired).toEqual({ ...first, jwk: rest });
    expect(other).toEqual(second);
    await store.retire([first?.kid ?? '']);
    expect(await store.keys()).toEqual([retired, other]);
  });

  test('keys and notices are there for whoever opens the place next', async () => {
    const { store, place } = where;
    await store.keepNotices([notice('kept')]);
    const next = place.open();
    expect(await next.keys()).toEqual(await store.keys());
    expect(await next.notices([notice('kept').hash])).toEqual([notice('kept')]);
    await next.close();
  });

  test('notices are kept by their hash, the first of each for ever', async () => {
    const { store } = where;
    const [one, two, three] = [notice('one'), notice('é “two”\n'), notice('three')];
    await Promise.all([
      store.keepNotices([one, two, one]),
      store.keepNotices([two, one]),
      store.keepNotices([]),
    ]);
    const found = await store.notices([one.hash, two.hash, three.hash, one.hash]);
    expect(found.toSorted((a, b) => (a.hash < b.hash ? -1 : 1))).toEqual(
      [one, two].toSorted((a, b) => (a.hash < b.hash ? -1 : 1)),
    );
    expect(await store.notices([])).toEqual([]);
    expect(await store.notices([three.hash])).toEqual([]);
  });

  test('it answers when asked whether it can', async () => {
    expect(await where.store.ping()).toBeUndefined();
  });
}
