import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listen, type Handler, type Listening } from '../support/listen.ts';
import { createCourier } from '../../src/browser/delivery/courier.ts';
import { createSync, type Sync } from '../../src/browser/delivery/sync.ts';
import type { ConsentError } from '../../src/core/errors.ts';
import type { SealedEvent } from '../../src/core/event.ts';
import { frontier, ledgerOf, merge, pending, type Ledger } from '../../src/core/ledger.ts';
import { publish } from '../../src/core/publish.ts';
import { createHandler } from '../../src/server/handler.ts';
import { memoryStore } from '../../src/server/memory.ts';
import { createDevice, type Device } from '../support/device.ts';

const notices = JSON.parse(readFileSync('demo/notices/ntt-communications.json', 'utf8'));

const published = publish(notices);

let device: Device;
let ledger: Ledger;
let errors: ConsentError[];
let server: Listening;
let answer: Handler;
let sync: Sync;
let refused: (readonly [id: string, code: string])[];

beforeEach(async () => {
  // Waiting is virtual; the network is real.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.now() });
  vi.spyOn(globalThis, 'setTimeout');
  vi.spyOn(Math, 'random').mockReturnValue(1);

  device = await createDevice();
  errors = [];
  const handle = createHandler({ store: memoryStore(), notices });
  answer = handle;
  server = await listen((request) => answer(request));
  ledger = ledgerOf([await decision('granted', [])]);
  refused = [];
  sync = syncWith(server.url);
});
afterEach(async () => {
  sync.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
  await server.close();
});

async function decision(decided: 'granted' | 'withdrawn', parents: string[]): Promise<SealedEvent> {
  const [{ key, version, hash } = { key: '', version: '', hash: '' }] = await published;
  const decisions = { ads: { decision: decided, parents } };
  return device.seal({ notices: [{ key, version, hash }], decisions });
}

/** What is still to be sent. */
const unsent = () => pending(ledger).filter(({ id }) => !refused.some(([one]) => one === id));

function syncWith(endpoint: string): Sync {
  const courier = createCourier(endpoint);
  return createSync({
    name: 'test',
    follows: false,
    async attempt() {
      await courier({
        by: device,
        unsent,
        heads: () => frontier(ledger),
        async learn(response) {
          ledger = merge(ledger, ledgerOf(response.events, response.receipts));
          refused.push(...response.refused.map(({ id, code }) => [id, code] as const));
        },
        async refuse(events, _, code) {
          refused.push(...events.map(({ id }) => [id, code] as const));
        },
      });
    },
    waits: () => unsent().length > 0,
    fail: (error) => errors.push(error),
  });
}

async function several(count: number): Promise<SealedEvent[]> {
  const many = await Promise.all(Array.from({ length: count }, () => decision('granted', [])));
  ledger = ledgerOf(many);
  return many;
}

/** The delays of the attempts that were put off; other parts of this process have timers too. */
const putOff = (): number[] =>
  vi
    .mocked(setTimeout)
    .mock.calls.flatMap(([wake, delay]) => (wake.name === 'wake' ? [delay ?? 0] : []));

/** Lets the time pass until the next attempt; how long that was. */
async function untilNext(): Promise<number> {
  const delay = putOff().at(-1) ?? NaN;
  await vi.advanceTimersByTimeAsync(delay);
  return delay;
}

/** The real handler, and what it was sent. */
function watched(first: (count: number) => Response | undefined = () => undefined) {
  const inner = answer;
  const sent: { bytes: number; ids: string[] }[] = [];
  answer = async (request) => {
    const text = await request.clone().text();
    const { events } = JSON.parse(text) as { events: SealedEvent[] };
    const instead = first(events.length);
    sent.push({ bytes: Buffer.byteLength(text), ids: events.map(({ id }) => id) });
    return instead ?? inner(request);
  };
  return sent;
}

const status = (code: number, headers: HeadersInit = {}, body = '') =>
  new Response(body, { status: code, headers });

describe('sync', () => {
  it('asks nothing where there is nothing to send', async () => {
    ledger = ledgerOf([]);
    answer = () => expect.unreachable('nothing was to be sent');
    await sync.run();
    expect(errors).toEqual([]);
  });

  it('joins a run that is under way', async () => {
    const running = sync.run();
    expect(sync.run()).toBe(running);
    await running;
  });

  it('sends in the same run what was decided while it was under way', async () => {
    const later = await decision('withdrawn', []);
    const sent = watched(() => {
      if (!ledger.events.has(later.id)) ledger = merge(ledger, ledgerOf([later]));
      return undefined;
    });
    await Promise.all([sync.run(), sync.run()]);
    expect([sent.length, unsent()]).toEqual([2, []]);
  });
});

const empty = (more: object) =>
  JSON.stringify({
    v: 1,
    time: '2026-11-21T00:00:00Z',
    receipts: [],
    refused: [],
    events: [],
    proven: true,
    ...more,
  });

describe('server', () => {
  it('F34: many are sent in batches that leave room for other senders, each event once', async () => {
    const many = await several(90);
    const sent = watched();
    await sync.run();
    expect(unsent()).toEqual([]);
    expect(sent.map(({ bytes }) => bytes).every((bytes) => bytes <= 48 * 1024)).toBe(true);
    expect(sent.length).toBeLessThan(5);
    expect(sent.flatMap(({ ids }) => ids).toSorted()).toEqual(many.map(({ id }) => id).toSorted());
  });

  it('F34: what was sent before a failure is not sent again', async () => {
    const many = await several(60);
    const sent = watched(() => (sent.length === 1 ? status(503) : undefined));
    await sync.run();
    expect(unsent().length).toBeGreaterThan(0);
    await untilNext();
    await sync.run();
    const taken = sent.filter((_, index) => index !== 1).flatMap(({ ids }) => ids);
    expect([unsent(), taken.length]).toEqual([[], many.length]);
  });

  it('F35: one forged event is refused alone; the others arrive, and nothing is tried again', async () => {
    const [first, ...others] = await several(8);
    const forged = { ...(first as SealedEvent), signature: 'A'.repeat(86) };
    ledger = ledgerOf([forged, ...others]);
    const sent = watched();
    await sync.run();
    expect(refused).toEqual([[forged.id, 'wrong-signature']]);
    expect([unsent(), sent.length, putOff()]).toEqual([[], 1, []]);
  });

  it.each<[string, () => Response]>([
    ['a captive portal', () => new Response('<html>Log in</html>')],
    ['a login page', () => Response.redirect('https://login.invalid/', 302)],
    ['a redirect that keeps the body', () => Response.redirect('https://login.invalid/', 307)],
    ['an empty success', () => new Response(null, { status: 204 })],
    ['nothing', () => new Response('')],
    ['half an answer', () => new Response('{"v":1,"receipts":[')],
    ['another protocol', () => Response.json({ ok: true })],
    ['a later version', () => new Response(empty({ v: 2 }))],
    ['null', () => new Response('null')],
    [
      'a receipt for something else',
      () => new Response(empty({ receipts: [{ id: 'x', jws: 'a.b.c' }] })),
    ],
    ['an acknowledgement of nothing', () => new Response(empty({}))],
    ['an endless one', () => new Response('[' + ' '.repeat(17 * 1_048_576))],
  ])('F46: %s is no acknowledgement, and is taken as being offline', async (_, respond) => {
    answer = respond;
    await sync.run();
    expect(unsent()).toHaveLength(1);
    expect(errors.map(({ code }) => code)).toHaveLength(1);
    expect(errors[0]?.code).toMatch(/^endpoint-(unusable|unreachable)$/);
    expect(putOff()).toEqual([1_000]);
  });

  it.each([408, 425, 500, 502, 503, 504, 520])(
    'F45: %i is tried again for ever, after up to 1 s, 2 s, 4 s … 15 min',
    async (code) => {
      answer = () => status(code);
      const waits: number[] = [];
      await sync.run();
      for (let tries = 0; tries < 12; tries += 1) {
        waits.push((await untilNext()) / 1_000);
        await sync.run();
      }
      expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
      expect(unsent()).toHaveLength(1);
    },
  );

  it('F60: after an outage each page waits for a time of its own', async () => {
    answer = () => status(503);
    vi.mocked(Math.random).mockReturnValue(0.25);
    await sync.run();
    expect(putOff()).toEqual([250]);
  });

  it('F45: tries again by itself, and then begins anew', async () => {
    let calls = 0;
    const sent = watched(() => ((calls += 1) < 3 ? status(500) : undefined));
    await sync.run();
    for (let tries = 0; tries < 2; tries += 1) {
      await untilNext();
      await sync.run();
    }
    expect([sent.length, unsent(), putOff()]).toEqual([3, [], [1_000, 2_000]]);
    ledger = ledgerOf([await decision('granted', [])]);
    answer = () => status(500);
    await sync.run();
    expect(putOff().at(-1)).toBe(1_000);
  });

  it.each([401, 403, 404, 405, 410])(
    'F48: %i tells of the address: kept, said once, tried again within the hour',
    async (code) => {
      answer = () => status(code, {}, '<h1>Not here</h1>');
      await sync.run();
      for (let tries = 0; tries < 12; tries += 1) {
        await untilNext();
        await sync.run();
      }
      expect(putOff().at(-1)).toBe(3_600_000);
      expect(unsent()).toHaveLength(1);
      expect(new Set(errors.map(({ message }) => message)).size).toBe(1);
    },
  );

  it.each<[number, string, string]>([
    [400, '{"code":"malformed-request"}', 'malformed-request'],
    [415, '{"code":"wrong-content-type"}', 'wrong-content-type'],
    [422, 'What?', 'status-422'],
    [451, '{"code":7}', 'status-451'],
  ])('F46: %i, which would come again, is shown and not repeated', async (code, text, shown) => {
    const sent = watched(() => status(code, {}, text));
    const [event] = await several(1);
    await sync.run();
    await sync.run();
    expect(refused).toEqual([[event?.id, shown]]);
    expect([sent.length, putOff()]).toEqual([1, []]);
  });

  it('F44: 413 halves a batch down to the one event that is too much', async () => {
    const many = await several(9);
    const heavy = many[4]?.id ?? '';
    const inner = answer;
    answer = async (request) =>
      (await request.clone().text()).includes(`"id":"${heavy}"`)
        ? status(413, {}, '{"code":"too-large"}')
        : inner(request);
    await sync.run();
    expect(refused).toEqual([[heavy, 'too-large']]);
    expect([unsent(), errors, putOff()]).toEqual([[], [], []]);
  });

  it.each<[string, string | undefined, number, number]>([
    ['seconds', '7', 7_000, 8_400],
    ['a date', new Date(Date.now() + 90_000).toUTCString(), 80_000, 110_000],
    ['a past date', new Date(0).toUTCString(), 1_000, 1_200],
    ['nothing', undefined, 1_000, 1_000],
    ['no time', 'soon', 1_000, 1_000],
    ['zero', '0', 1_000, 1_200],
    ['less than nothing', '-5', 1_000, 1_200],
    ['31 years', '1000000000', 3_600_000, 4_320_000],
  ])('F43: 429 that says %s is obeyed within reason', async (_, header, least, most) => {
    answer = () => status(429, header === undefined ? {} : { 'retry-after': header });
    await sync.run();
    const [waited] = putOff();
    expect(waited).toBeGreaterThanOrEqual(least);
    expect(waited).toBeLessThanOrEqual(most);
    expect(unsent()).toHaveLength(1);
  });

  it('F43: until then nothing is sent, whatever happens on the page', async () => {
    const sent = watched(() =>
      sent.length === 0 ? status(503, { 'retry-after': '60' }) : undefined,
    );
    await sync.run();
    for (const name of ['online', 'focus', 'pagehide']) dispatchEvent(new Event(name));
    await sync.run();
    expect(sent).toHaveLength(1);
    await untilNext();
    await sync.run();
    expect(unsent()).toEqual([]);
  });

  it.each(['online', 'focus', 'pagehide'])('F36: comes back upon %s', async (name) => {
    const inner = answer;
    answer = () => status(503);
    await sync.run();
    answer = inner;
    dispatchEvent(new Event(name));
    await sync.run();
    expect(unsent()).toEqual([]);
  });

  it('F36: an endpoint that is away is said to be, and everything is kept', async () => {
    await server.close();
    await sync.run();
    expect(errors.map(({ code }) => code)).toEqual(['endpoint-unreachable']);
    expect(unsent()).toHaveLength(1);
  });

  it('F37: a reply that drips is given up after 10 s', async () => {
    let begun = (): void => {};
    const dripping = new Promise<void>((resolve) => (begun = resolve));
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{')),
    });
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (_, options) => {
      begun();
      const { signal } = options ?? {};
      return new Response(body.pipeThrough(new TransformStream(), signal ? { signal } : {}));
    });
    const running = sync.run();
    await dripping;
    await vi.advanceTimersByTimeAsync(10_000);
    await running;
    expect(errors.map(({ code }) => code)).toEqual(['endpoint-unreachable']);
  });

  it('F50: where keepalive has no room left, the same is sent without', async () => {
    const real = globalThis.fetch;
    const bodies: unknown[] = [];
    vi.spyOn(globalThis, 'fetch').mockImplementation((input, options) => {
      bodies.push(options?.body);
      return options?.keepalive ? Promise.reject(new TypeError('full')) : real(input, options);
    });
    await sync.run();
    expect(unsent()).toEqual([]);
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).toBe(bodies[1]);
  });

  it.each([200, 204, 302, 404, 429, 503])(
    'F51: the body of a %i is read to its end',
    async (code) => {
      const real = globalThis.fetch;
      const got: Response[] = [];
      vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, options) => {
        const response = await real(input, options);
        got.push(response);
        return response;
      });
      answer = () => status(code, { location: '/' }, code === 204 ? undefined : 'x'.repeat(5_000));
      await sync.run();
      expect(got.map(({ body, bodyUsed }) => body === null || bodyUsed)).toEqual([true]);
    },
  );

  it.each(['http://shop.example/doui', 'http://localhost.example:1/doui', 'ftp://shop.example'])(
    'F57: nothing is sent to %s',
    async (endpoint) => {
      const fetched = vi.spyOn(globalThis, 'fetch');
      const other = syncWith(endpoint);
      await other.run();
      expect(fetched).not.toHaveBeenCalled();
      expect(errors.map(({ code, message }) => [code, message])).toEqual([
        ['endpoint-unusable', `endpoint-unusable: ${endpoint} is not on https: nothing is sent`],
      ]);
      other.stop();
    },
  );
});
