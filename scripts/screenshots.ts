/*
 * Takes the pictures of the README from the demonstration, as a person would see it. With a folder
 * that Git ignores, such as `test-results/pictures`, it takes every page into that instead: desktop
 * and phone, light and dark, in both languages, what opens over it, and the notices on paper.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { PAGES } from '../demo/pages.ts';
import { startDemo } from '../demo/start.ts';
import { launchChromium } from '../test/support/chromium.ts';

const DESKTOP = { width: 1180, height: 720 };
const PHONE = { width: 390, height: 780 };
const README = fileURLToPath(new URL('../docs/images/', import.meta.url));

const [, , into, only = ''] = process.argv;
const demo = await startDemo({ port: 0, thirdPartyPort: 0, database: ':memory:' });
const browser = await launchChromium();

interface Picture {
  readonly path: string;
  readonly options: BrowserContextOptions;
  readonly before?: (page: Page) => Promise<void>;
  readonly fullPage?: boolean;
}

async function take(file: string, { path, options, before, fullPage }: Picture): Promise<void> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(demo.url + path);
  await page.evaluate(() => doui.ready);
  await page.locator('#audience-trace .trace > li').first().waitFor();
  await before?.(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: file, fullPage: fullPage === true });
  await context.close();
}

const asked = async (page: Page): Promise<void> =>
  page.locator('doui-root').getByRole('region').first().waitFor();

async function takeForReadme(): Promise<void> {
  const one = (
    name: string,
    options: BrowserContextOptions,
    before: (page: Page) => Promise<void>,
  ): Promise<void> =>
    take(`${README}${name}.png`, {
      path: '/',
      options,
      async before(page) {
        await asked(page);
        await before(page);
      },
    });
  await one('first-layer', { viewport: DESKTOP, locale: 'en-GB' }, async () => {});
  await one(
    'preferences',
    { viewport: DESKTOP, locale: 'en-GB', colorScheme: 'dark' },
    async (page) => {
      await page.getByRole('button', { name: 'Choose', exact: true }).click();
      await page.getByRole('switch').first().click();
    },
  );
  await one('first-layer-ja', { viewport: PHONE, locale: 'ja-JP' }, async () => {});
  await one(
    'record-ja',
    { viewport: PHONE, locale: 'ja-JP', colorScheme: 'dark' },
    async (page) => {
      await page.getByRole('button', { name: 'すべて断る' }).click();
      await page.waitForFunction(() => doui.state().entries[0]?.delivery === 'sent');
      await page.evaluate(() => doui.open('record'));
      await page.getByRole('dialog').waitFor();
    },
  );
}

/** What is pictured of a page beside the page itself. */
const OVER: { readonly [view: string]: (page: Page) => Promise<void> } = {
  first: async (page) => {
    await page.waitForFunction(() => doui.state().view === 'banner').catch(() => {});
  },
  whole: async (page) => page.evaluate(() => doui.close()),
  preferences: async (page) => {
    await page.evaluate(() => doui.open('preferences'));
    await page.getByRole('dialog').waitFor();
  },
  notice: async (page) => {
    await page.evaluate(() => doui.open('notice'));
    await page.getByRole('dialog').waitFor();
  },
};

async function takeAll(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, path } of PAGES.filter((page) => page.name.includes(only))) {
    for (const language of ['en', 'ja']) {
      for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
        for (const colorScheme of ['light', 'dark'] as const) {
          for (const [view, before] of Object.entries(OVER)) {
            // The views are the same on every page of a company.
            const isOwn = ['home', 'portal', 'docomo', 'colt'].includes(name);
            if (!isOwn && view !== 'whole') continue;
            await take(join(folder, `${name}-${view}-${language}-${size}-${colorScheme}.png`), {
              path: `/${language}/${path}`,
              options: { viewport, locale: language, colorScheme },
              before,
              fullPage: view === 'whole',
            });
          }
        }
      }
    }
  }
}

async function print(folder: string): Promise<void> {
  for (const language of ['en', 'ja']) {
    const page = await browser.newPage({ locale: language });
    await page.goto(`${demo.url}/${language}/privacy/`);
    await page.evaluate(() => doui.ready);
    // The last of its sections: they come after its head.
    await page.locator('doui-notice section').last().waitFor();
    await page.pdf({ path: join(folder, `privacy-${language}.pdf`), preferCSSPageSize: true });
    await page.close();
  }
}

if (into === undefined) await takeForReadme();
else {
  await takeAll(into);
  if ('privacy'.includes(only)) await print(into);
}
await Promise.all([browser.close(), demo.close()]);
