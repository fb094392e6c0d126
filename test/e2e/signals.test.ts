import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { headOf } from '../../src/core/head.ts';
import type { Signal } from '../../src/core/signal.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';
import { heardByParties, PARTIES, PIXEL, telling } from '../support/parties.ts';

const at = useChromiumLab();
const HELD = 'type="text/plain" data-purpose="ads"';

const heard = () => at.page.evaluate(heardByParties);

const serve = (signals: readonly Signal[]): void =>
  at.lab.answer('/doui/notices', () => Response.json(telling(at.lab.notices, signals)));

const headTag = async (signals: readonly Signal[]): Promise<[tag: string, hash: string]> => {
  const code = await readFile(new URL('../../dist/doui-head.js', import.meta.url), 'utf8');
  const config = JSON.stringify(headOf(telling(at.lab.notices, signals), 'doui'));
  const hash = createHash('sha256').update(code).digest('base64');
  return [`<script data-doui='${config}'>${code}</script>`, `'sha256-${hash}'`];
};

const DENIED = { ad_storage: 'denied', ad_user_data: 'denied' };
const GRANTED = { ad_storage: 'granted', ad_user_data: 'granted' };

describe('parties', () => {
  beforeEach(() => serve(PARTIES));

  it('hear in the head that nothing is granted, before any tag, under a policy that names its hash', async () => {
    const [head, hash] = await headTag(PARTIES);
    const policy = `script-src ${hash} 'sha256-${createHash('sha256').update(PIXEL).digest('base64')}'`;
    at.lab.answer(
      '/',
      () =>
        new Response(`<!doctype html><html lang="en">${head}<script>${PIXEL}</script>`, {
          headers: { 'content-type': 'text/html', 'content-security-policy': policy },
        }),
    );
    await at.page.goto(at.lab.url);
    expect(await heard()).toMatchObject({
      google: [['consent', 'default', { ...DENIED, wait_for_update: 500 }]],
      uet: ['consent', 'default', { ad_storage: 'denied' }],
      clarity: [['consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' }]],
      meta: [
        ['consent', 'revoke'],
        ['init', '1'],
        ['track', 'PageView'],
      ],
      tiktok: [['holdConsent']],
      matomo: [['requireConsent']],
      adobe: [],
    });
  });

  it.each([true, false])('are told before the first held script runs (head: %s)', async (first) => {
    const [head] = first ? await headTag(PARTIES) : [''];
    const tag = `<script ${HELD}>
      window.seen = Array.from(dataLayer, (one) => one.event ?? one[1]).join();
    </script>`;
    at.lab.page(`${head}${TAG}`, tag);
    await at.visit();
    await at.decide({ ads: 'granted' });
    await at.page.waitForFunction(() => 'seen' in globalThis);
    const seen = await at.page.evaluate(() => (globalThis as { seen?: string }).seen);
    expect(seen).toBe('default,update,doui,update,doui');
    expect(await heard()).toMatchObject({
      google: [
        ['consent', 'default', { wait_for_update: 500 }],
        ['consent', 'update', DENIED],
        ['consent', 'update', GRANTED],
      ],
      events: [
        { event: 'doui', doui: { advertising: 'denied' } },
        { event: 'doui', doui: { advertising: 'granted' } },
      ],
      tiktok: [['holdConsent'], ['grantConsent']],
      matomo: [['requireConsent'], ['forgetConsentGiven'], ['setConsentGiven']],
      adobe: [['setConsent', { consent: [{ value: { collect: { val: 'y' } } }] }]],
    });
  });

  it('hear of a withdrawal in its own task', async () => {
    await at.visit();
    await at.decide({ ads: 'granted' });
    const told = await at.page.evaluate(() => {
      const before = (globalThis as unknown as { dataLayer: unknown[] }).dataLayer.length;
      void doui.withdraw('ads');
      const { dataLayer } = globalThis as unknown as { dataLayer: { [at: number]: unknown }[] };
      return dataLayer.slice(before).map((one) => (one as { event?: string }).event ?? one[2]);
    });
    expect(told).toEqual([DENIED, 'doui']);
  });

  it('need not wait for what was shut when the last page knew; nothing is granted so', async () => {
    const [head] = await headTag(PARTIES);
    at.lab.page(head + TAG);
    const early = () =>
      at.page.evaluate(() => (globalThis as unknown as { atParsing: string }).atParsing);
    at.lab.page(
      `${head}<script>window.atParsing = JSON.stringify(Array.from(dataLayer, (one) => [...one]))</script>${TAG}`,
    );
    await at.visit();
    expect(JSON.parse(await early())).toHaveLength(1);
    const all = ['ads', 'behavioral-analysis', 'partner-campaigns'];
    await at.decide(Object.fromEntries(all.map((purpose) => [purpose, 'refused'])));
    await at.visit();
    expect(JSON.parse(await early())).toMatchObject([
      ['consent', 'default', {}],
      ['consent', 'update', DENIED],
    ]);
    await at.decide({ ads: 'granted' });
    await at.visit();
    expect(JSON.parse(await early())).toHaveLength(1);
  });

  it('that fail are reported once, and the rest go on', async () => {
    at.lab.page(
      `<script>
        window.uetq = { push() { throw new Error('broken'); } };
        document.addEventListener('doui:error', ({ detail }) => (window.failed ??= []).push(detail.message));
      </script>${TAG}`,
    );
    await at.visit();
    await at.decide({ ads: 'granted' });
    expect((await heard()).google.at(-1)).toEqual(['consent', 'update', GRANTED]);
    expect(await at.page.evaluate(() => (globalThis as { failed?: unknown }).failed)).toEqual([
      'signal-unavailable: uet: Error: broken',
    ]);
  });

  it('Shopify is told when it is there, of what was asked only', async () => {
    at.lab.page(
      `<script>
        window.told = [];
        window.Shopify = {
          loadFeatures(features, done) {
            window.features = features;
            Shopify.customerPrivacy = { setTrackingConsent: (what, then) => (told.push(what), then()) };
            done();
          },
        };
      </script>${TAG}`,
    );
    await at.visit();
    const told = () => at.page.evaluate(() => (globalThis as { told?: unknown }).told);
    expect(await told()).toEqual([]);
    await at.decide({ ads: 'refused' });
    expect(await told()).toEqual([{ marketing: false }]);
    await at.decide({ ads: 'granted' });
    expect(await told()).toEqual([{ marketing: false }, { marketing: true }]);
  });
});
