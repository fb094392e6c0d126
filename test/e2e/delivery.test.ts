import { beforeEach, describe, expect, it } from 'vitest';
import { seal, subjectOf, type PublicKey, type SealedEvent } from '../../src/core/event.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { anAct } from '../support/device.ts';
import { TAG } from '../support/lab.ts';

const at = useChromiumLab();

const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A device that was offline for weeks: its key, and what it decided. */
async function longOffline(count: number) {
  const pair = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const key: PublicKey = { kty: 'EC', crv: 'P-256', x, y };
  const subject = await subjectOf(key);
  const signer = {
    subject,
    key,
    sign: (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.sign(ES256, pair.privateKey, bytes),
  };
  const events: SealedEvent[] = [];
  for (let made = 0; made < count; made += 1) events.push(await seal(anAct(), signer));
  const secret = await crypto.subtle.exportKey('jwk', pair.privateKey);
  return { subject, events, device: { key, secret } };
}

const sent = () =>
  at.page.waitForFunction(() => {
    const { entries } = doui.state();
    return entries.length > 0 && entries.every(({ delivery }) => delivery === 'sent');
  });

describe('chromium', () => {
  let bytes: number[];
  beforeEach(() => {
    bytes = [];
    at.lab.answer('/doui/sync', async (request) => {
      bytes.push((await request.clone().arrayBuffer()).byteLength);
      return at.lab.handle(request);
    });
  });

  it('F34: thousands of events are sent in the background, each request within 48 KiB', async () => {
    const { subject, events, device } = await longOffline(2_000);
    at.lab.page('');
    await at.page.goto(at.lab.url);
    await at.page.evaluate(
      (facts) =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('doui');
          opening.onupgradeneeded = () => opening.result.createObjectStore('facts');
          opening.onsuccess = () => {
            const store = opening.result.transaction('facts', 'readwrite').objectStore('facts');
            store.put(facts.device, ['device']);
            for (const sealed of facts.events) store.put(sealed, ['event', sealed.id]);
            store.transaction.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        }),
      { events, device },
    );
    at.lab.page(TAG);
    await at.visit();
    await sent();
    const person = await at.lab.store.person({ subject });
    expect(person?.events).toHaveLength(2_000);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(48 * 1_024);
    expect(bytes.length).toBeLessThan(60);
  });

  it('F26: a tab that holds the lock and never lets go stops nobody for more than 2 s', async () => {
    await at.visit();
    const frozen = await at.context.newPage();
    await at.visit(frozen);
    await frozen.evaluate(
      () =>
        new Promise<void>((held) => {
          void navigator.locks.request('doui:doui', () => {
            held();
            return new Promise(() => {});
          });
        }),
    );
    const before = Date.now();
    await at.decide({ ads: 'granted' });
    await sent();
    expect(Date.now() - before).toBeLessThan(6_000);
  });

  it('F28: without Web Locks everything is sent', async () => {
    await at.page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
    });
    await at.visit();
    await at.decide({ ads: 'granted' });
    await sent();
    expect(bytes).toHaveLength(1);
  });

  it('what one tab has sent, another does not send again', async () => {
    await at.visit();
    const others = [await at.context.newPage(), await at.context.newPage()];
    for (const other of others) await at.visit(other);
    await at.context.route('**/doui/sync', (route) => route.abort());
    for (const other of others) await at.decide({ ads: 'refused' }, other);
    await at.context.unroute('**/doui/sync');
    await Promise.all([at.page, ...others].map((tab) => tab.evaluate(() => doui.sync())));
    await sent();
    const ids = at.lab.posted.flatMap((body) =>
      (JSON.parse(body) as { events: SealedEvent[] }).events.map(({ id }) => id),
    );
    expect(ids).toHaveLength(new Set(ids).size);
    expect(new Set(ids).size).toBe(2);
  });

  it('F49: where the answer may not be read, the act arrives, and nothing is lost here', async () => {
    let taken = 0;
    at.lab.page(TAG.replace('data-endpoint="/doui"', `data-endpoint="${at.lab.other}/doui"`));
    await at.page.route(`${at.lab.other}/doui/sync`, async (route) => {
      taken += 1;
      const body = route.request().postData() ?? '';
      expect(route.request().headers()['content-type']).toContain('text/plain');
      const request = new Request('http://doui/doui/sync', {
        method: 'POST',
        body,
        headers: { 'content-type': 'text/plain' },
      });
      const response = await at.lab.handle(request);
      // As a server answers that knows of another origin only.
      await route.fulfill({
        status: response.status,
        headers: { 'access-control-allow-origin': 'https://another.example' },
        body: await response.text(),
      });
    });
    await at.visit();
    await at.decide({ ads: 'granted' });
    await expect.poll(() => taken).toBeGreaterThan(0);
    expect(await at.page.evaluate(() => doui.state().entries[0]?.delivery)).toBe('waiting');
    expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(true);
  });

  it('F46: a request turned down for good is shown, kept, and sent again another day', async () => {
    let requests = 0;
    at.lab.answer('/doui/sync', () => {
      requests += 1;
      return Response.json({ code: 'malformed-request' }, { status: 400 });
    });
    await at.visit();
    await at.decide({ ads: 'refused' });
    await at.page.waitForFunction(() => doui.state().entries[0]?.delivery === 'refused');
    await at.visit();
    await at.page.waitForFunction(() => doui.state().entries[0]?.delivery === 'refused');
    expect(requests).toBe(1);
    at.lab.answer('/doui/sync', undefined);
    await at.page.clock.install({ time: Date.now() + 25 * 3_600_000 });
    await at.visit();
    await sent();
  });
});
