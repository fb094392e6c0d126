import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { transmissionsMarkup, transmissionsPage } from '../../dist/server.js';
import { base } from '../lint/base.ts';
import { edited } from '../lint/edit.ts';
import { violations } from '../support/axe.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';

/*
 * What is sent to others must be legible without any operation (TBA Ordinance 22-2-28(1)(ii)): also
 * on a small phone, on paper, where storage fails, and where no script runs.
 */

const site = useChromiumLab();
const NOTICES = edited(base, { '/notices/0/audience': {} });
const TAG = `<meta name="viewport" content="width=device-width">
<script src="/sdk/doui.js" data-notices="/base.json" data-elements data-locale="auto"></script>`;
const LEFT_OUT = '<p>As the site wrote it.</p>';
const PHONE = { width: 360, height: 640 };

beforeEach(() => {
  site.lab.answer('/base.json', () => Response.json(NOTICES));
  site.lab.page(TAG, `<h1>Sent</h1><doui-transmissions>${LEFT_OUT}</doui-transmissions>`);
});

const shown = (page: Page) => page.locator('doui-transmissions');
const toldIn = async (page: Page): Promise<void> =>
  shown(page).getByText('https://ads.example/stop').last().waitFor();

/** A page of a visitor of whom this is known. */
async function stand(options: BrowserContextOptions = {}, init?: string): Promise<Page> {
  const page = await site.browser.newPage({ bypassCSP: true, ...options });
  if (init !== undefined) await page.addInitScript(init);
  await page.goto(site.lab.url);
  return page;
}

describe('<doui-transmissions>', () => {
  it.each(['en', 'ja', 'ar'])('reads well on a phone, light and dark, in %s', async (locale) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await stand({ viewport: PHONE, colorScheme, locale });
      await page.evaluate((lang) => doui.setLocale(lang), locale);
      await shown(page).locator(`section[lang=${locale}] dl`).waitFor();
      await page.evaluate(() => doui.close());
      expect(await violations(page, 'doui-transmissions')).toEqual([]);
      const odd = await shown(page).evaluate((host) => {
        const root = host.shadowRoot as ShadowRoot;
        const all = [...root.querySelectorAll<HTMLElement>('p, dt, dd, h2, h3, a, button')];
        const small = all.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16);
        const hidden = all.filter((one) => !one.checkVisibility({ visibilityProperty: true }));
        const cut = all.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth);
        return [...small, ...hidden, ...cut].map((one) => one.outerHTML);
      });
      expect(odd).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over).toBeLessThanOrEqual(0);
      await page.close();
    }
  });

  it('tells where the person stands, and leads to the choice of that purpose', async () => {
    const page = await stand({ locale: 'en' });
    await shown(page).getByText('You have not chosen yet.').waitFor();
    await shown(page).getByRole('button', { name: 'Your choices: Advertising' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await page.evaluate(() => doui.state().target.purpose)).toBe('ads');
    await page.evaluate(() => doui.record({ ads: 'refused' }));
    await shown(page).getByText('You have refused.').waitFor();
    await page.close();
  });

  it.each([
    ['hangs', 'indexedDB.open = () => new EventTarget();'],
    ['fails', 'indexedDB.open = () => { throw new DOMException("no", "InvalidStateError"); };'],
    ['is of no use, as there is no crypto', 'Object.defineProperty(crypto, "subtle", {});'],
  ])('stands where storage %s', async (_, init) => {
    const page = await stand({ locale: 'en' }, init);
    await toldIn(page);
    await shown(page).getByRole('heading', { name: 'Adnet' }).first().waitFor();
    await page.close();
  });

  it('leaves what the site wrote inside where nothing else can be had', async () => {
    site.lab.answer('/base.json', () => new Response('', { status: 500 }));
    const page = await stand({ locale: 'en' });
    await shown(page).getByText('cannot be shown here right now').waitFor();
    expect(await page.getByText('As the site wrote it.').isVisible()).toBe(true);
    await page.close();
  });

  it('puts all of it on paper, and nothing to press', async () => {
    const page = await stand({ locale: 'en' });
    await toldIn(page);
    await shown(page).getByRole('button').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await shown(page).getByRole('button').count()).toBe(0);
    expect(await page.locator('doui-root').isVisible()).toBe(false);
    expect(await shown(page).getByText('https://ads.example/stop').last().isVisible()).toBe(true);
    await page.close();
  });
});

describe('the server’s page', () => {
  it('says the same without any script, and is accessible', async () => {
    for (const [locale, colorScheme] of [
      ['ja', 'light'],
      ['en', 'dark'],
    ] as const) {
      site.lab.answer(
        '/sent',
        () =>
          new Response(transmissionsPage(NOTICES, { locale }), {
            headers: { 'content-type': 'text/html; charset=utf-8' },
          }),
      );
      const page = await site.browser.newPage({ viewport: PHONE, colorScheme });
      await page.goto(`${site.lab.url}/sent`);
      expect(await page.getByText('https://ads.example/stop').last().isVisible()).toBe(true);
      expect(await violations(page, 'main')).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over).toBeLessThanOrEqual(0);
      await page.close();
    }
  });

  it('can stand inside the element, for where no script runs', async () => {
    const inside = transmissionsMarkup(NOTICES, { locale: 'ja' });
    site.lab.page(TAG, `<doui-transmissions>${inside}</doui-transmissions>`);
    const page = await stand({ javaScriptEnabled: false });
    expect(await page.getByText('https://ads.example/stop').isVisible()).toBe(true);
    await page.close();
  });
});
