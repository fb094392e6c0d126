import { describe, expect, it } from 'vitest';
import type { TransmissionGate } from '../../src/core/disclosure.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { createHandler } from '../../src/server/handler.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';

const at = useChromiumLab();

/** A page of a site whose registry says so of what advertisers, and others, do. */
async function visit(
  gates: { readonly [purpose: string]: TransmissionGate },
  path = '',
): Promise<void> {
  const { lab } = at;
  const sent = Object.entries(gates).map(([purpose, gate]) => [
    purpose,
    {
      recipient: 'advertisers',
      data: [],
      purposes: [purpose],
      origins: [lab.other],
      gate,
      texts: { ja: { purpose } },
    },
  ]);
  const document: NoticesDocument = {
    ...lab.notices,
    transmissions: Object.fromEntries(sent) as NonNullable<NoticesDocument['transmissions']>,
  };
  lab.answer('/doui/notices', createHandler({ store: lab.store, notices: document }));
  lab.page(TAG);
  await at.page.goto(lab.url + path);
  await at.page.evaluate(() => doui.ready);
}

/** What a tag, and the site itself, leave behind. */
const leave = () =>
  at.page.evaluate(async () => {
    const jar = [
      '_ads_id=1; path=/',
      '_ads_deep=1; path=/shop/shoes',
      '_ads_domain=1; path=/; domain=localhost',
      '_ads_secure=1; path=/shop; secure',
      '__Secure-ads=1; path=/; secure',
      '_shared=1; path=/',
      'session=1; path=/',
      'doui=1; path=/',
    ];
    // oxlint-disable-next-line unicorn/no-document-cookie -- as tags write it.
    for (const one of jar) document.cookie = one;
    for (const storage of [localStorage, sessionStorage]) {
      for (const key of ['ads.id', 'ads.seen', 'cart', 'ads:open']) storage.setItem(key, '1');
    }
    for (const name of ['ads-events', 'orders']) {
      await new Promise<void>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
      });
    }
    await caches.open('ads-v1');
    await caches.open('app');
  });

const left = () =>
  at.page.evaluate(async () => ({
    jar: document.cookie
      .split('; ')
      .map((one) => one.split('=', 1).join())
      .toSorted(),
    local: Object.keys(localStorage)
      .filter((key) => !key.startsWith('doui'))
      .toSorted(),
    session: Object.keys(sessionStorage).toSorted(),
    databases: (await indexedDB.databases()).map(({ name = '' }) => name).toSorted(),
    caches: (await caches.keys()).toSorted(),
  }));

const EVERYTHING = '*';
const LEAVES: TransmissionGate = {
  leaves: {
    cookies: [{ name: '_ads_*' }, { name: '__Secure-ads' }, { name: '_shared' }, { name: 'doui' }],
    local: ['ads.*'],
    session: [EVERYTHING],
    databases: ['ads-*', 'doui'],
    caches: ['ads-v*'],
  },
};
const REST = {
  jar: ['_shared', 'doui', 'session'],
  local: ['ads:open', 'cart'],
  session: [],
  databases: ['doui', 'orders'],
  caches: ['app'],
};

describe('what a transmission leaves on the device', () => {
  it('is deleted at a withdrawal, but for what another one leaves, too, and what is Doui’s own', async () => {
    await visit(
      { ads: LEAVES, 'behavioral-analysis': { leaves: { cookies: [{ name: '_sh*' }] } } },
      '/shop/shoes/1',
    );
    await at.decide({ ads: 'granted', 'behavioral-analysis': 'granted' });
    await leave();
    await at.page.evaluate(() => doui.withdraw('ads'));
    await expect.poll(left).toEqual(REST);
    await at.page.evaluate(() => doui.withdraw('behavioral-analysis'));
    await expect.poll(async () => (await left()).jar).toEqual(['doui', 'session']);
    expect(await at.page.evaluate(() => doui.state().entries.length)).toBe(3);
  });

  it('is deleted at the start where it is denied, and stays where nobody was asked', async () => {
    await visit({ ads: LEAVES }, '/shop/shoes/1');
    await leave();
    const before = await left();
    await at.page.reload();
    await at.page.evaluate(() => doui.ready);
    expect(await left()).toEqual(before);
    await at.decide({ ads: 'refused' });
    await expect.poll(async () => (await left()).caches).toEqual(['app']);
    await leave();
    await at.page.reload();
    await expect.poll(async () => (await left()).caches).toEqual(['app']);
  });

  it('is reported where no script can delete it', async () => {
    at.lab.answer('/set', () => {
      const headers = { 'set-cookie': '_ads_far=1; path=/' };
      return new Response('', { headers });
    });
    await visit({ ads: { leaves: { cookies: [{ name: '_ads_far', path: '/elsewhere' }] } } });
    await at.page.evaluate(() => fetch('/set'));
    const codes = at.page.evaluate(
      () => new Promise((resolve) => doui.on('error', ({ message }) => resolve(message))),
    );
    await at.decide({ ads: 'refused' });
    expect(await codes).toContain('left-behind: _ads_far');
  });
});

describe('what only a new page stops', () => {
  it('is stopped by one, when the withdrawal is durable; and only where it was allowed', async () => {
    await visit({ ads: { reload: true } });
    let loads = 0;
    at.page.on('load', () => (loads += 1));
    await at.decide({ ads: 'refused' });
    await at.decide({ ads: 'granted', 'behavioral-analysis': 'granted' });
    await at.page.evaluate(() => doui.withdraw('behavioral-analysis'));
    expect(loads).toBe(0);
    for (const round of [1, 2]) {
      await at.decide({ ads: 'granted' });
      const loaded = at.page.waitForEvent('load');
      await at.page.evaluate(() => void doui.withdraw('ads'));
      await loaded;
      await at.page.evaluate(() => doui.ready);
      expect(await at.page.evaluate(() => doui.state().purposes['ads']?.reason)).toBe('withdrawn');
      expect(loads).toBe(round);
    }
    const sent = await at.page.evaluate(() => doui.state().entries.map(({ delivery }) => delivery));
    expect(new Set(sent)).toEqual(new Set(['sent']));
  });
});
