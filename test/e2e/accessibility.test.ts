import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo, type Demo } from '../../demo/start.ts';
import type { View } from '../../src/core/api.ts';
import { violations } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { openLab, TAG, type Lab } from '../support/lab.ts';

const VIEWS = ['banner', 'preferences', 'record'] as const satisfies readonly View[];
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

let demo: Demo;
let browser: Browser;
beforeAll(async () => {
  demo = await startDemo({ port: 0, thirdPartyPort: 0, database: ':memory:' });
  browser = await launchChromium();
});
afterAll(() => Promise.all([browser?.close(), demo?.close()]));

/** Shows a view in a new page, and leaves the rest to `use`. */
async function show(
  view: View,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    bypassCSP: true,
    reducedMotion: 'reduce',
    ...options,
  });
  try {
    const page = await context.newPage();
    await page.goto(demo.url);
    await page.evaluate(() => doui.ready);
    if (view === 'record') {
      await page.evaluate(() => doui.record({ ads: 'granted', 'partner-campaigns': 'refused' }));
    }
    await page.evaluate((which) => doui.open(which), view);
    const role = view === 'banner' ? 'region' : 'dialog';
    await page.locator('doui-root').getByRole(role).first().waitFor();
    await page.evaluate(() =>
      Promise.all(
        [...document.querySelectorAll('doui-root')].flatMap(({ shadowRoot }) =>
          (shadowRoot?.getAnimations() ?? []).map(({ finished }) => finished),
        ),
      ),
    );
    await use(page);
  } finally {
    await context.close();
  }
}

describe.each(VIEWS)('the %s', (view) => {
  it.each<[string, BrowserContextOptions]>([
    ['desktop, light, en', { viewport: DESKTOP, locale: 'en-GB', colorScheme: 'light' }],
    ['desktop, dark, ja', { viewport: DESKTOP, locale: 'ja-JP', colorScheme: 'dark' }],
    ['phone, light, ja', { viewport: PHONE, locale: 'ja-JP', colorScheme: 'light' }],
    ['phone, dark, en', { viewport: PHONE, locale: 'en-GB', colorScheme: 'dark' }],
    ['forced colours', { viewport: DESKTOP, locale: 'en-GB', forcedColors: 'active' }],
  ])('has nothing for axe to find (%s)', async (_, options) => {
    await show(view, options, async (page) => expect(await violations(page)).toEqual([]));
  });

  it.each([
    ['320 px wide', { width: 320, height: 640 }],
    // What 1280 by 800 is at 200 %, and at 400 %.
    ['at 200 % zoom', { width: 640, height: 400 }],
    ['at 400 % zoom', { width: 320, height: 256 }],
  ])('fits, and can be used, %s', async (_, viewport) => {
    await show(view, { viewport, locale: 'en-GB' }, async (page) => {
      const wide = await page.evaluate(() => {
        const root = document.querySelector('doui-root')?.shadowRoot;
        return [...(root?.querySelectorAll('*') ?? [])]
          .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
          .map((node) => node.outerHTML.slice(0, 80));
      });
      expect(wide).toEqual([]);
      const buttons = page.locator('doui-root').getByRole('button');
      for (const button of await buttons.all()) {
        await button.scrollIntoViewIfNeeded();
        const box = await button.boundingBox();
        expect(box?.height, await button.innerText()).toBeGreaterThanOrEqual(24);
      }
    });
  });
});

describe('the first layer', () => {
  it('leaves the page alone: no trap, no lock, no stolen focus', async () => {
    await show('banner', { viewport: DESKTOP, locale: 'en-GB' }, async (page) => {
      expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
      await page.mouse.wheel(0, 400);
      await page.waitForFunction(() => scrollY > 0);
      await page.locator('main a').first().focus();
      expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(
        true,
      );
    });
  });

  it('offers to accept and to refuse with the same weight', async () => {
    await show('banner', { viewport: DESKTOP, locale: 'en-GB' }, async (page) => {
      const looks = ['Accept all', 'Refuse all', 'Choose'].map((name) =>
        page.getByRole('button', { name, exact: true }).evaluate((button) => {
          const { width, height } = button.getBoundingClientRect();
          const { color, backgroundColor, borderColor, fontSize, fontWeight } =
            getComputedStyle(button);
          return [
            Math.round(width),
            Math.round(height),
            color,
            backgroundColor,
            borderColor,
            fontSize,
            fontWeight,
          ];
        }),
      );
      const [accept, ...others] = await Promise.all(looks);
      for (const other of others) expect(other).toEqual(accept);
    });
  });

  it('leaves most of a phone’s page in sight', async () => {
    await show('banner', { viewport: PHONE, locale: 'ja-JP' }, async (page) => {
      const box = await page.locator('doui-root').getByRole('region').first().boundingBox();
      expect(box?.height).toBeLessThanOrEqual(PHONE.height * 0.6);
    });
  });
});

describe('right to left', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
    // The words stay English: what is tried is the layout, and the interface's own Arabic.
    const arabic = JSON.stringify(lab.notices).replaceAll('"en":{', '"ar":{');
    lab.answer('/doui/notices', () => new Response(arabic));
    lab.page(TAG.replace('data-locale="en"', 'data-locale="ar"'));
  });
  afterAll(() => lab?.close());

  it.each(VIEWS)('the %s is mirrored, fits, and has nothing for axe to find', async (view) => {
    const context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(lab.url);
    await page.evaluate(() => doui.ready);
    await page.evaluate((which) => doui.open(which), view);
    const box = page
      .locator('doui-root')
      .getByRole(view === 'banner' ? 'region' : 'dialog')
      .first();
    await box.waitFor();
    expect(await box.evaluate((node) => getComputedStyle(node).direction)).toBe('rtl');
    expect(await box.locator('button').allInnerTexts()).toContainEqual(
      expect.stringMatching(/\p{Script=Arabic}/u),
    );
    const { x = -1, width = 0 } = (await box.boundingBox()) ?? {};
    expect([x >= 0, x + width <= PHONE.width]).toEqual([true, true]);
    expect(await violations(page)).toEqual([]);
    await context.close();
  });
});

describe('the colours', () => {
  it('are the site’s, where it sets them', async () => {
    await show('banner', { viewport: DESKTOP, locale: 'en-GB' }, async (page) => {
      await page.addStyleTag({ content: 'doui-root { --doui-accent: rgb(122, 31, 92) }' });
      const accept = page.getByRole('button', { name: 'Accept all' });
      await expect
        .poll(() => accept.evaluate((node) => getComputedStyle(node).backgroundColor))
        .toBe('rgb(122, 31, 92)');
    });
  });

  it('and everything else stay as they are under a page’s wildest styles', async () => {
    await show('banner', { viewport: DESKTOP, locale: 'en-GB' }, async (page) => {
      const refuse = page.getByRole('button', { name: 'Refuse all' });
      const look = () =>
        refuse.evaluate((node) => {
          const { width, height } = node.getBoundingClientRect();
          const { display, opacity, fontSize, color } = getComputedStyle(node);
          return { width, height, display, opacity, fontSize, color };
        });
      const before = await look();
      await page.addStyleTag({
        content: 'html * { font-size: 40px; color: red; display: inline; letter-spacing: 1em }',
      });
      expect(await look()).toEqual(before);
    });
  });
});

describe('a dialog', () => {
  it('takes the focus, closes by Escape, and gives the focus back to what opened it', async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(demo.url);
    const opener = page.locator('footer [data-doui-open=preferences]');
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Your choices' });
    await dialog.waitFor();
    await expect.poll(() => dialog.evaluate((node) => node.matches(':focus-within'))).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => opener.evaluate((node) => node === document.activeElement)).toBe(true);
    await context.close();
  });

  it('that was opened from the first layer leads back to it', async () => {
    await show('banner', { viewport: DESKTOP, locale: 'en-GB' }, async (page) => {
      const choose = page.getByRole('button', { name: 'Choose', exact: true });
      await choose.click();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => choose.evaluate((node) => node.matches(':focus'))).toBe(true);
    });
  });

  it('says aloud that the choice is saved', async () => {
    await show('preferences', { viewport: DESKTOP, locale: 'en-GB' }, async (page) => {
      await page.getByRole('button', { name: 'Save choices' }).click();
      const live = page.locator('doui-root').getByRole('status').first();
      await expect.poll(() => live.textContent()).toBe('Your choice is saved.');
    });
  });
});
