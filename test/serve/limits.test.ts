import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf, cameFrom } from '../../src/server/limits/address.ts';
import { createLimits, type Limits, type LimitsOptions } from '../../src/server/limits/limits.ts';
import { memoryStore } from '../../src/server/memory.ts';
import { prefixOf } from '../../src/server/limits/prefix.ts';
import type { SentRequest } from '../../src/server/request.ts';
import { factOf } from '../core/make.ts';
import { createDevice } from '../support/device.ts';
import { BASE, serve } from '../server/serve.ts';

const START = Date.parse('2026-03-01T12:00:00.000Z');
const after = (seconds: number): Date => new Date(START + seconds * 1_000);

const requestFrom = (address?: string, headers = {}): Request => {
  const request = new Request(`${BASE}/sync`, { headers });
  cameFrom(request, address);
  return request;
};

/** What a subject sends: so many grants, and perhaps a withdrawal. */
const sent = (subject: string, grants: number, withdraws = false): SentRequest => {
  const decisions = [
    ...Array.from({ length: grants }, () => 'granted' as const),
    ...(withdraws ? (['withdrawn'] as const) : []),
  ];
  const events = decisions.map((decision, index) => ({
    id: `${index}`,
    sealed: factOf(`${index}`, [['ads', decision, []]]),
  }));
  const key = { kty: 'EC', crv: 'P-256', x: '', y: '' } as const;
  return { v: 1, subject, key, heads: [], events, at: '', proof: '' };
};

const limits = (options: LimitsOptions = {}, held: readonly string[] = []): Limits =>
  createLimits({ addressOf, ...options }, async (subject) => held.includes(subject));

describe('server', () => {
  test('F120: newcomers of one neighbourhood wait when there are too many, and never for long', async () => {
    const some = limits({ newcomers: { burst: 100, perMinute: 60 } });
    const come = (index: number, seconds: number, address = `203.0.113.${index % 250}`) =>
      some.waitFor(sent(`s${index}`, 1), requestFrom(address), after(seconds));
    for (let index = 0; index < 100; index += 1) expect(await come(index, 0)).toBe(0);
    expect(await come(100, 0)).toBe(1);
    expect(await come(101, 0, '203.0.114.1')).toBe(0);
    expect(await come(102, 1)).toBe(0);
    expect(await come(103, 1)).toBe(1);
    expect(await some.waitFor(sent('many', 50), requestFrom('203.0.113.9'), after(1))).toBe(30);
  });

  test('F121: behind proxies of one’s own the address is the one that they saw, and no other', () => {
    const from = (told: string | undefined, proxies: number) =>
      addressOf(
        requestFrom('10.0.0.1', told === undefined ? {} : { 'X-Forwarded-For': told }),
        proxies,
      );
    // Without proxies of one's own nobody believes the header.
    expect(from('198.51.100.7', 0)).toBe('10.0.0.1');
    expect(from('198.51.100.7', 1)).toBe('198.51.100.7');
    // Whatever stands further left was written by whoever asked.
    expect(from('1.1.1.1, 2.2.2.2, 198.51.100.7', 1)).toBe('198.51.100.7');
    expect(from('1.1.1.1, 198.51.100.7, 10.0.0.2', 2)).toBe('198.51.100.7');
    expect(from('198.51.100.7', 2)).toBe('198.51.100.7');
    expect(from(' , ,198.51.100.7 ', 1)).toBe('198.51.100.7');
    expect(from(undefined, 1)).toBe('10.0.0.1');
    expect(addressOf(new Request(BASE), 1)).toBeUndefined();
  });

  test('F122: five thousand behind one address lose nothing: who is known goes on, who is new comes later', async () => {
    const known = Array.from({ length: 2_000 }, (_, index) => `known${index}`);
    const office = limits({}, known);
    const ask = (subject: string, seconds: number, withdraws = false) =>
      office.waitFor(
        sent(subject, withdraws ? 0 : 1, withdraws),
        requestFrom('192.0.2.1'),
        after(seconds),
      );
    let waiting = Array.from({ length: 5_000 }, (_, index) => `new${index}`);
    for (const subject of waiting.slice(0, 1_200))
      if ((await ask(subject, 0)) > 0) expect.unreachable(subject);
    waiting = waiting.slice(1_200);
    for (const subject of known) if ((await ask(subject, 0)) > 0) expect.unreachable(subject);
    for (const subject of waiting.slice(0, 50)) {
      const wait = await ask(subject, 0);
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(30);
      expect(await ask(subject, 0, true)).toBe(0);
    }
    let seconds = 0;
    while (waiting.length > 0 && seconds < 600) {
      seconds += 30;
      const turned: string[] = [];
      for (const subject of waiting) if ((await ask(subject, seconds)) > 0) turned.push(subject);
      waiting = turned;
    }
    expect(waiting).toEqual([]);
  });

  test('a withdrawal is never put off, whatever comes with it', async () => {
    const strict = limits({ subject: { burst: 2, perMinute: 1 } }, ['s']);
    strict.know('s');
    const come = (grants: number, withdraws: boolean) =>
      strict.waitFor(sent('s', grants, withdraws), requestFrom(), after(0));
    expect(await come(2, false)).toBe(0);
    expect(await come(1, false)).toBe(30);
    for (let index = 0; index < 100; index += 1) expect(await come(index % 3, true)).toBe(0);
  });

  test('to ask without sending anything also costs', async () => {
    const strict = limits({ subject: { burst: 2, perMinute: 30 } });
    strict.know('s');
    const ask = () => strict.waitFor(sent('s', 0), requestFrom(), after(0));
    expect([await ask(), await ask(), await ask()]).toEqual([0, 0, 2]);
  });

  test('law: of what is let through in any time no more than the burst and the rate', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 120 }),
        fc.array(fc.tuple(fc.nat(120), fc.integer({ min: 1, max: 20 })), { maxLength: 60 }),
        async (burst, perMinute, asks) => {
          const some = limits({ subject: { burst, perMinute } });
          some.know('s');
          const passed: [at: number, cost: number][] = [];
          let now = 0;
          for (const [seconds, cost] of asks) {
            now += seconds;
            const wait = await some.waitFor(sent('s', cost), requestFrom(), after(now));
            if (wait === 0) passed.push([now, Math.min(cost, burst)]);
          }
          for (const [from] of passed) {
            const within = passed.filter(([at]) => at >= from);
            const spent = within.reduce((sum, [, cost]) => sum + cost, 0);
            expect(spent).toBeLessThanOrEqual(burst + ((now - from) / 60) * perMinute + 1e-6);
          }
        },
      ),
    );
  });

  test('F120: too much is answered with 429 and when to come again, and nothing is stored', async () => {
    const server = serve({ limits: { subject: { burst: 1, perMinute: 30 } } });
    const device = await createDevice();
    await server.sync(await device.request({ events: [await device.seal()] }));
    const body = JSON.stringify(await device.request({ events: [await device.seal()] }));
    expect((await server.post(body)).status).toBe(200);
    const response = await server.post(
      JSON.stringify(await device.request({ events: [await device.seal()] })),
    );
    expect(response.status).toBe(429);
    expect(response.headers.get('Retry-After')).toBe('2');
    expect(await response.json()).toMatchObject({ code: 'rate-limited', status: 429 });
    expect((await server.store.person({ subject: device.subject }))?.events).toHaveLength(2);
  });

  test('F121: a limiter that fails lets everybody through, and says so', async () => {
    const heard: unknown[] = [];
    const addressOf = () => {
      throw new Error('no address');
    };
    const server = serve({ limits: { addressOf }, onError: (error) => heard.push(error) });
    const device = await createDevice();
    const answer = await server.sync(await device.request({ events: [await device.seal()] }));
    expect(answer.receipts).toHaveLength(1);
    expect(heard).toEqual([new Error('no address')]);
  });

  test('F122: whom only the store knows is asked for there, before anybody is turned away', async () => {
    const store = memoryStore();
    const device = await createDevice();
    await serve({ store }).sync(await device.request({ events: [await device.seal()] }));
    const restarted = serve({
      store,
      limits: { newcomers: { burst: 1, perMinute: 1 }, addressOf: () => '192.0.2.1' },
    });
    const stranger = await createDevice();
    await restarted.sync(await stranger.request({ events: [await stranger.seal()] }));
    const other = await createDevice();
    const turned = await restarted.post(
      JSON.stringify(await other.request({ events: [await other.seal()] })),
    );
    expect(turned.status).toBe(429);
    const known = await restarted.sync(await device.request({ events: [await device.seal()] }));
    expect(known.receipts).toHaveLength(2);
  });
});

test.each([
  ['203.0.113.77', '203.0.113'],
  ['203.0.113.77:4711', '203.0.113'],
  ['::ffff:203.0.113.77', '203.0.113'],
  ['::ffff:cb00:714d', '203.0.113'],
  ['2001:db8:1:2::3', '2001:db8:1'],
  ['[2001:db8:1:2::3]:443', '2001:db8:1'],
  ['2001:0DB8:0001::', '2001:db8:1'],
  ['fe80::1%eth0', 'fe80:0:0'],
  ['::1', '0:0:0'],
  ['', undefined],
  ['unknown', undefined],
  ['203.0.113', undefined],
  ['203.0.113.777', undefined],
  ['_hidden', undefined],
])('%s lives in %s', (address, prefix) => {
  expect(prefixOf(address)).toBe(prefix);
});
