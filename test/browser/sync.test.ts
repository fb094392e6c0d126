import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen, type Handler, type Listening } from '../support/listen.ts';
import { createSync, type Sync } from '../../src/browser/sync.ts';
import type { ConsentError } from '../../src/core/errors.ts';
import type { SealedEvent } from '../../src/core/event.ts';
import { frontier, ledgerOf, merge, pending, type Ledger } from '../../src/core/ledger.ts';
import { publish } from '../../src/core/publish.ts';
import { createHandler } from '../../src/server/handler.ts';
import { memoryStore } from '../../src/server/memory.ts';
import { createDevice, type Device } from '../support/device.ts';

const notices = JSON.parse(readFileSync('demo/notices/ntt-communications.json', 'utf8'));

let device: Device;
let ledger: Ledger;
let errors: ConsentError[];
let server: Listening;
let answer: Handler;
let sync: Sync;

beforeEach(async () => {
  device = await createDevice();
  errors = [];
  const handle = createHandler({ store: memoryStore(), notices });
  answer = handle;
  server = await listen((request) => answer(request));
  ledger = ledgerOf([await decision('granted', [])]);
  sync = createSync({
    endpoint: server.url,
    unsent: () => pending(ledger),
    frontier: () => frontier(ledger),
    signer: async () => device,
    async learn({ events, receipts }) {
      ledger = merge(ledger, ledgerOf(events, receipts));
    },
    fail: (error) => errors.push(error),
  });
});
afterEach(async () => {
  sync.stop();
  await server.close();
});

async function decision(decided: 'granted' | 'withdrawn', parents: string[]): Promise<SealedEvent> {
  const [{ key, version, hash } = { key: '', version: '', hash: '' }] = await publish(notices);
  const decisions = { ads: { decision: decided, parents } };
  return device.seal({ notices: [{ key, version, hash }], decisions });
}

describe('sync', () => {
  it('sends what is unsent until nothing is, in batches', async () => {
    const many: SealedEvent[] = [];
    for (let count = 0; count < 45; count += 1) many.push(await decision('granted', []));
    ledger = ledgerOf(many);
    let requests = 0;
    const inner = answer;
    answer = (request) => ((requests += 1), inner(request));
    await sync.run();
    expect([pending(ledger).length, requests, errors]).toEqual([0, 3, []]);
  });

  it('asks nothing where there is nothing to send', async () => {
    ledger = ledgerOf([]);
    answer = () => expect.unreachable('nothing was to be sent');
    await sync.run();
    expect(errors).toEqual([]);
  });

  it('joins a run that is under way', async () => {
    expect(sync.run()).toBe(sync.run());
    await sync.run();
  });

  it.each<[string, () => Response]>([
    ['a captive portal', () => new Response('<html>Log in</html>', { status: 200 })],
    ['a login page', () => Response.redirect('https://login.invalid/', 302)],
    ['an empty success', () => new Response(null, { status: 204 })],
    ['half an answer', () => new Response('{"v":1,"receipts":[')],
    ['another protocol', () => Response.json({ ok: true })],
    ['an error', () => Response.json({ code: 'storage-failed' }, { status: 503 })],
    [
      'a receipt for something else',
      () =>
        Response.json({
          v: 1,
          time: '2026-11-21T00:00:00Z',
          receipts: [{ id: 'x', jws: 'a.b.c' }],
          refused: [],
          events: [],
          proven: true,
        }),
    ],
    [
      'an acknowledgement of nothing',
      () =>
        Response.json({
          v: 1,
          time: '2026-11-21T00:00:00Z',
          receipts: [],
          refused: [],
          events: [],
          proven: true,
        }),
    ],
  ])('takes %s for no acknowledgement', async (_, respond) => {
    answer = respond;
    await sync.run();
    expect(pending(ledger)).toHaveLength(1);
    expect(errors.map(({ code }) => code)).toHaveLength(1);
    expect(errors[0]?.code).toMatch(/^endpoint-(unusable|unreachable)$/);
  });

  it('tries again by itself, and then succeeds', async () => {
    const inner = answer;
    const healed = new Promise<void>((resolve) => {
      let calls = 0;
      answer = async (request) => {
        calls += 1;
        if (calls < 3) return new Response('', { status: 500 });
        const response = await inner(request);
        resolve();
        return response;
      };
    });
    await sync.run();
    await healed;
    await expect.poll(() => pending(ledger).length).toBe(0);
    expect(errors.map(({ code }) => code)).toEqual(['endpoint-unusable', 'endpoint-unusable']);
  });

  it('waits as long as it is told to', async () => {
    answer = () => new Response('', { status: 429, headers: { 'retry-after': '7' } });
    await sync.run();
    const { after } = errors[0] as ConsentError & { after: number };
    expect(after).toBeGreaterThanOrEqual(7_000);
    expect(after).toBeLessThanOrEqual(8_400);
  });

  it('comes back when the network does', async () => {
    const inner = answer;
    answer = () => new Response('', { status: 429, headers: { 'retry-after': '3600' } });
    await sync.run();
    answer = inner;
    dispatchEvent(new Event('online'));
    await expect.poll(() => pending(ledger).length).toBe(0);
  });

  it('says when it cannot reach the endpoint, and keeps everything', async () => {
    await server.close();
    await sync.run();
    expect(errors.map(({ code }) => code)).toEqual(['endpoint-unreachable']);
    expect(pending(ledger)).toHaveLength(1);
  });
});
