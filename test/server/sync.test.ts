import { compactVerify, createLocalJWKSet, decodeProtectedHeader } from 'jose';
import { describe, expect, test } from 'vitest';
import type { Act, SealedEvent } from '../../src/core/event.ts';
import { readSyncResponse, type SyncResponse } from '../../src/core/protocol.ts';
import { claimsOf } from '../../src/core/receipt.ts';
import { freshKey } from '../../src/server/keys/key.ts';
import { memoryStore } from '../../src/server/memory.ts';
import { createDevice } from '../support/device.ts';
import { pinOf } from './sample.ts';
import { BASE, serve, type Server } from './serve.ts';
import { heldOf } from '../support/held.ts';

const NOW = new Date('2026-03-01T12:00:00.750Z');
const now = (): Date => NOW;
const at = NOW.toISOString();

async function jwksOf({ handle }: Server): Promise<{ keys: Record<string, unknown>[] }> {
  const response = await handle(new Request(`${BASE}/jwks.json`));
  return (await response.json()) as { keys: Record<string, unknown>[] };
}

const codes = ({ refused }: SyncResponse): string[] => refused.map(({ code }) => code);

describe('an exchange', () => {
  test('stores what is sent, and answers with a receipt for each event', async () => {
    const server = serve({ now });
    const device = await createDevice();
    const notices = [await pinOf('2')];
    const events = [
      await device.seal({ at, notices, decisions: { ads: { decision: 'granted', parents: [] } } }),
      await device.seal({ at, notices, kind: 'acknowledgement' }),
    ];
    const response = await server.sync(await device.request({ at, events }));
    expect(readSyncResponse(response)).toEqual(response);
    expect(response).toMatchObject({ v: 1, time: at, refused: [], events: [], proven: true });
    expect(response.receipts.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    const held = await heldOf(server.store, device.subject);
    expect(held.map(({ sealed }) => sealed)).toEqual(events);
    expect(held.map(({ flags }) => flags)).toEqual([[], []]);
  });

  test('is not to be cached, and is JSON', async () => {
    const device = await createDevice();
    const response = await serve().post(JSON.stringify(await device.request()));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      vary: 'Origin',
    });
  });

  test('gives what the heads do not cover, with receipts', async () => {
    const server = serve();
    const device = await createDevice();
    const notices = [{ key: 'old', version: '0', hash: 'B'.repeat(43) }];
    const decided = (decision: 'granted' | 'withdrawn', ...parents: string[]) =>
      device.seal({ notices, decisions: { ads: { decision, parents } } });
    const first = await decided('granted');
    const second = await decided('withdrawn', first.id);
    const elsewhere = await decided('granted');
    await server.sync(await device.request({ events: [first, second, elsewhere] }));

    for (const [heads, expected] of [
      [[], [first, second, elsewhere]],
      [[first.id], [second, elsewhere]],
      [[second.id], [elsewhere]],
      [[second.id, elsewhere.id], []],
      [['C'.repeat(43)], [first, second, elsewhere]],
    ] as const) {
      const response = await server.sync(await device.request({ heads }));
      const ids = new Set(expected.map(({ id }) => id));
      expect(new Set(response.events.map(({ id }) => id))).toEqual(ids);
      expect(new Set(response.receipts.map(({ id }) => id))).toEqual(ids);
    }
  });

  test('heals a crash between the event and its receipt', async () => {
    const server = serve();
    const device = await createDevice();
    const sealed = await device.seal();
    await server.store.take({
      subject: device.subject,
      events: [{ sealed, flags: [] }],
      received: at,
      whole: false,
    });
    const { receipts } = await server.sync(await device.request());
    expect(receipts.map(({ id }) => id)).toEqual([sealed.id]);
    expect((await heldOf(server.store, device.subject))[0]?.receipt).toEqual(receipts[0]);
  });
});

describe('a receipt', () => {
  test('is a JWS that anyone can verify with the published keys', async () => {
    const server = serve({ now });
    const device = await createDevice();
    const events = [await device.seal(), await device.seal()];
    const { receipts } = await server.sync(await device.request({ at, events }));
    const jwks = await jwksOf(server);
    for (const [index, { id, jws }] of receipts.entries()) {
      const { payload, protectedHeader } = await compactVerify(
        jws,
        createLocalJWKSet(jwks as never),
      );
      expect(protectedHeader).toEqual({
        alg: 'ES256',
        kid: jwks.keys[0]?.['kid'],
        typ: 'doui-receipt+jwt',
      });
      expect(JSON.parse(new TextDecoder().decode(payload))).toEqual({
        jti: id,
        sub: device.subject,
        iat: 1772366400,
        seq: index + 1,
      });
    }
  });

  test('is the same to the byte however often the event comes, alone, in company or at once', async () => {
    const server = serve();
    const device = await createDevice();
    const [one, two] = [await device.seal(), await device.seal()];
    const request = await device.request({ events: [one] });
    const first = await server.sync(request);
    const again = await Promise.all([
      server.sync(request),
      server.sync(request),
      ...Array.from({ length: 10 }, async () =>
        server.sync(await device.request({ events: [two, one, one] })),
      ),
    ]);
    const jws = first.receipts[0]?.jws;
    const seconds = new Set<string | undefined>();
    for (const { receipts } of again) {
      expect(receipts.find(({ id }) => id === one.id)?.jws).toBe(jws);
      seconds.add(receipts.find(({ id }) => id === two.id)?.jws);
    }
    expect(seconds.size).toBe(2); // One text, and `undefined` where only the first was asked for.
    expect(await heldOf(server.store, device.subject)).toHaveLength(2);
  });

  test('tells when an event was first received, not when it came again', async () => {
    let clock = NOW;
    const server = serve({ now: () => clock });
    const device = await createDevice();
    const events = [await device.seal({ at })];
    await server.sync(await device.request({ events }));
    clock = new Date(NOW.getTime() + 9e9);
    const { receipts } = await server.sync(await device.request({ events }));
    expect(claimsOf(receipts[0]?.jws ?? '')?.iat).toBe(1772366400);
  });

  test('is signed by the key that the store keeps, whichever handler answers', async () => {
    const store = memoryStore();
    const jwks = await Promise.all([1, 2, 3].map(() => jwksOf(serve({ store }))));
    for (const one of jwks) expect(one).toEqual(jwks[0]);
  });

  test('is signed by a given key; former ones stay published; nothing secret ever is', async () => {
    const [key, former] = [await freshKey(), await freshKey()];
    const server = serve({ key: { ...key, use: 'enc', key_ops: [] }, formerKeys: [former, key] });
    const device = await createDevice();
    const { receipts } = await server.sync(await device.request({ events: [await device.seal()] }));
    const jwks = await jwksOf(server);
    expect(jwks.keys).toHaveLength(2);
    expect(decodeProtectedHeader(receipts[0]?.jws ?? '').kid).toBe(jwks.keys[0]?.['kid']);
    for (const one of jwks.keys) {
      expect(Object.keys(one).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    }
    expect(jwks.keys.map(({ x }) => x)).toEqual([key['x'], former['x']]);
  });
});

describe('one bad event is refused alone, and the good ones of its batch are stored', () => {
  const other = createDevice();
  const grant = { decision: 'granted', parents: [] } as const;
  type Device = Awaited<typeof other>;
  type Spoil = (device: Device) => Promise<unknown>;
  const spoiled =
    (change: (sealed: SealedEvent) => unknown): Spoil =>
    async (device) =>
      change(await device.seal());

  test.each<[why: string, code: string, make: Spoil]>([
    ['a wrong hash', 'wrong-hash', spoiled((one) => ({ ...one, id: 'A'.repeat(43) }))],
    [
      'a changed event',
      'wrong-hash',
      spoiled((one) => ({ ...one, event: { ...one.event, means: 'script' } })),
    ],
    [
      'a wrong signature',
      'wrong-signature',
      spoiled((one) => ({ ...one, signature: 'A'.repeat(86) })),
    ],
    [
      'the signature of another event',
      'wrong-signature',
      async (device) => ({
        ...(await device.seal()),
        signature: (await device.seal()).signature,
      }),
    ],
    ['an event of another subject', 'wrong-subject', async () => (await other).seal()],
    [
      'a key of another subject',
      'wrong-subject',
      async (device) => ({ ...(await device.seal()), key: (await other).key }),
    ],
    [
      'a notice that the hash does not name',
      'wrong-notice',
      async (device) => device.seal({ notices: [{ ...(await pinOf('2')), version: '1' }] }),
    ],
    [
      'a notice of another key',
      'wrong-notice',
      async (device) => device.seal({ notices: [{ ...(await pinOf('2')), key: 'terms' }] }),
    ],
    [
      'a purpose that the notice does not have',
      'wrong-notice',
      async (device) =>
        device.seal({ notices: [await pinOf('2')], decisions: { ads: grant, mail: grant } }),
    ],
    [
      'a purpose that the notice does not ask for',
      'wrong-notice',
      async (device) => device.seal({ notices: [await pinOf('1')], decisions: { service: grant } }),
    ],
    [
      'a purpose of no notice at all',
      'wrong-notice',
      (device) => device.seal({ decisions: { ads: grant } }),
    ],
    [
      'more than 8 KiB',
      'too-large',
      (device) =>
        device.seal({
          notices: Array.from({ length: 100 }, () => ({
            key: 'x'.repeat(30),
            version: '1',
            hash: 'A'.repeat(43),
          })),
        }),
    ],
    [
      'an unknown kind',
      'malformed-event',
      (device) => device.seal({ kind: 'rumour' as 'decision' }),
    ],
    ['another version', 'malformed-event', (device) => device.seal({ v: 2 as 1 })],
    ['free text for a locale', 'malformed-event', (device) => device.seal({ locale: 'my name' })],
    ['a local time', 'malformed-event', (device) => device.seal({ at: '2026-03-01T12:00:00' })],
    ['no such day', 'malformed-event', (device) => device.seal({ at: '2026-02-30T12:00:00.000Z' })],
    [
      'decisions that are a list',
      'malformed-event',
      (device) => device.seal({ decisions: [] as never }),
    ],
    [
      'a decision that is none',
      'malformed-event',
      (device) => device.seal({ decisions: { constructor: 1 } as never }),
    ],
    [
      'parents that are none',
      'malformed-event',
      (device) => device.seal({ decisions: { ads: { decision: 'granted' } } as never }),
    ],
    [
      'a mechanism that is none',
      'malformed-event',
      (device) => device.seal({ mechanism: 'hearsay' as never }),
    ],
    [
      'an address for a party',
      'malformed-event',
      (device) => device.seal({ attestation: { party: 'a@b.example', contract: 'c-1' } }),
    ],
    [
      'free text for a contract',
      'malformed-event',
      (device) => device.seal({ attestation: { party: 'p', contract: 'of Mr A' } }),
    ],
    ['no event at all', 'malformed-event', spoiled(({ id }) => ({ id }))],
    [
      'an extra number beyond JSON',
      'malformed-event',
      spoiled((one) => ({ ...one, event: { ...one.event, extra: 'HUGE' } })),
    ],
    [
      'half a surrogate pair',
      'malformed-event',
      spoiled((one) => ({ ...one, event: { ...one.event, extra: '\ud800' } })),
    ],
  ])('%s: %s', async (_, code, make) => {
    const server = serve();
    const device = await createDevice();
    const good = [await device.seal(), await device.seal()];
    const bad = (await make(device)) as SealedEvent;
    const request = await device.request({ events: [...good.slice(0, 1), bad, ...good.slice(1)] });
    const body = JSON.stringify(request).replace('"HUGE"', '1e999');
    const response = (await (await server.post(body)).json()) as SyncResponse;
    expect(response.refused).toMatchObject([{ id: bad.id, code }]);
    expect(response.receipts.map(({ id }) => id)).toEqual(good.map(({ id }) => id));
    expect(await heldOf(server.store, device.subject)).toHaveLength(2);
  });

  test.each([null, 1, 'event', [], {}, { id: 1 }, { id: 'short' }])(
    'what has no name is refused without one: %j',
    async (bad) => {
      const server = serve();
      const device = await createDevice();
      const good = await device.seal();
      const request = { ...(await device.request()), events: [bad, good] };
      const response = (await (await server.post(JSON.stringify(request))).json()) as SyncResponse;
      expect(response.refused).toMatchObject([{ id: '', code: 'malformed-event' }]);
      expect(response.receipts).toHaveLength(1);
    },
  );

  test('an event that comes once rightly and once forged is taken, not refused', async () => {
    const device = await createDevice();
    const good = await device.seal();
    const forged = { ...good, signature: 'A'.repeat(86) };
    const response = await serve().sync(await device.request({ events: [forged, good] }));
    expect(response.refused).toEqual([]);
    expect(response.receipts).toHaveLength(1);
  });
});

describe('an act of any kind is stored as it is', () => {
  test.each<[string, Partial<Act>]>([
    ['deemed consent', { mechanism: 'deemed-by-use' }],
    [
      'consent that another party obtained',
      {
        mechanism: 'obtained-by-other',
        attestation: { party: 'customer-7', contract: 'c-1', event: 'A'.repeat(43) },
      },
    ],
    ['taking note on a form', { kind: 'acknowledgement', surface: 'form', decisions: {} }],
  ])('%s', async (_, act) => {
    const server = serve();
    const device = await createDevice();
    const sealed = await device.seal(act);
    const { receipts } = await server.sync(await device.request({ events: [sealed] }));
    expect(receipts.map(({ id }) => id)).toEqual([sealed.id]);
    const [stored] = await heldOf(server.store, device.subject);
    expect(stored?.sealed.event).toEqual(sealed.event);
  });
});

describe('what is late or odd is stored, and flagged', () => {
  const grant = { decision: 'granted', parents: [] } as const;

  test.each([
    [
      'an unknown notice',
      { notices: [{ key: 'policy', version: '9', hash: 'B'.repeat(43) }] },
      ['unknown-notice'],
    ],
    ['years late', { at: '2019-01-01T00:00:00.000Z' }, ['strange-clock']],
    ['far ahead', { at: '+099999-01-01T00:00:00.000Z' }, ['strange-clock']],
    ['within a day', { at: '2026-02-28T12:00:01.000Z' }, []],
    [
      'both',
      {
        at: '1970-01-01T00:00:00.000Z',
        notices: [{ key: 'old', version: '1', hash: 'B'.repeat(43) }],
        decisions: { gone: grant },
      },
      ['unknown-notice', 'strange-clock'],
    ],
  ])('%s', async (_, act, flags) => {
    const server = serve({ now });
    const device = await createDevice();
    const sealed = await device.seal({ at, ...act });
    const response = await server.sync(await device.request({ at, events: [sealed] }));
    expect(codes(response)).toEqual([]);
    expect((await heldOf(server.store, device.subject))[0]?.flags).toEqual(flags);
  });

  test('members of a later version are kept, since the hash covers them', async () => {
    const server = serve();
    const device = await createDevice();
    const sealed = await device.seal({ later: { a: [1] }, ['__proto__']: 1 } as object);
    expect(Object.hasOwn(sealed.event, '__proto__')).toBe(true);
    const response = await server.sync(await device.request({ events: [sealed] }));
    expect(codes(response)).toEqual([]);
    expect((await heldOf(server.store, device.subject))[0]?.sealed).toEqual(sealed);
  });

  test('purposes named like members of every object are purposes', async () => {
    const server = serve();
    const device = await createDevice();
    const decisions = JSON.parse(
      '{"__proto__":{"decision":"granted","parents":[]},"constructor":{"decision":"refused","parents":[]}}',
    ) as {};
    const notices = [{ key: 'x', version: '1', hash: 'B'.repeat(43) }];
    const sealed = await device.seal({ notices, decisions });
    const response = await server.sync(await device.request({ events: [sealed] }));
    expect(codes(response)).toEqual([]);
    expect((await server.sync(await device.request())).events).toEqual([sealed]);
  });
});
