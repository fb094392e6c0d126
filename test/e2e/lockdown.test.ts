import { expect, it } from 'vitest';
import type { Decisions } from '../../src/core/api.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { lying, undocumented } from '../support/documented.ts';
import { ALL, openGuarded } from '../support/guarded.ts';

const at = useChromiumLab();
const LOCKED = { mode: 'enforce', lockdown: true } as const;

/** Ways of which no guard hears, each to a path of its own. */
const UNHEARD = `<script>
  globalThis.leak = (path) => {
    const other = 'OTHER' + path;
    document.body.style.background = 'url(' + other + '-style)';
    return import(other + '.js').then(() => 'came', () => 'failed');
  };
</script>`;
declare const leak: (path: string) => Promise<string>;
const tryAll = (path: string) => at.page.evaluate((to) => leak(to), path);
const granted = async (decisions: Decisions = ALL) => {
  const loaded = at.page.waitForEvent('load');
  await at.decide(decisions).catch(() => {});
  await loaded;
  await at.page.evaluate(() => doui.ready);
};

it('keeps out what no script can hold, opens after a grant on a new page, and shuts at once', async () => {
  await openGuarded(at, LOCKED, UNHEARD);
  expect(await tryAll('/before')).toBe('failed');
  await granted();
  expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(true);
  expect(await tryAll('/granted')).toBe('came');
  await expect.poll(() => at.lab.reached.toSorted()).toEqual(['/granted-style', '/granted.js']);

  await at.page.evaluate(() => doui.withdraw('ads'));
  expect(await tryAll('/withdrawn')).toBe('failed');
  await at.page.reload();
  await at.page.evaluate(() => doui.ready);
  expect(await tryAll('/later')).toBe('failed');
  const kept = await lying(at.page);
  expect(kept).toContainEqual(['localStorage', 'doui:open']);
  expect(await undocumented(kept)).toEqual([]);
  expect(at.lab.reached).toHaveLength(2);
});

it('opens to what is granted, though other things are still to be asked', async () => {
  await openGuarded(at, LOCKED, UNHEARD);
  await granted({ ads: 'granted' });
  expect(await tryAll('/granted')).toBe('came');
});

it('loads a page anew once, and says so where that does not help', async () => {
  const said: string[] = [];
  at.page.on('console', (message) => said.push(message.text()));
  await at.page.addInitScript(() => {
    const { getItem } = Storage.prototype;
    Storage.prototype.getItem = function read(key) {
      return key === 'doui:open' ? null : getItem.call(this, key);
    };
  });
  await openGuarded(at, LOCKED, UNHEARD);
  await granted();
  expect(await tryAll('/never')).toBe('failed');
  await expect.poll(() => said.join()).toContain('policy-forbidden');
  expect(at.lab.reached).toEqual([]);
});

it('is put up by the page’s script where its head has none', async () => {
  await openGuarded(at, LOCKED, UNHEARD);
  await at.page.route(`${at.lab.url}/`, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(/<script data-doui[^]*?<\/script>/, '');
    await route.fulfill({ response, body: html });
  });
  await at.visit();
  expect(await at.page.locator('meta[http-equiv]').count()).toBe(1);
  expect(await tryAll('/before')).toBe('failed');
  expect(at.lab.reached).toEqual([]);
});
