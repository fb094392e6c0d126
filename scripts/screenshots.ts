/*
 * Takes the pictures of the README from the demonstration, as a person would see it.
 */
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { startDemo } from '../demo/start.ts';
import { launchChromium } from '../test/support/chromium.ts';

const at = (name: string): string =>
  fileURLToPath(new URL(`../docs/images/${name}.png`, import.meta.url));
const DESKTOP = { width: 1180, height: 720 };
const PHONE = { width: 390, height: 780 };

const demo = await startDemo({ port: 0, thirdPartyPort: 0, database: ':memory:' });
const browser = await launchChromium();

async function take(
  name: string,
  options: BrowserContextOptions,
  before: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(demo.url);
  await page.locator('doui-root').getByRole('region').first().waitFor();
  await before(page);
  await page.screenshot({ path: at(name) });
  await context.close();
}

await take('first-layer', { viewport: DESKTOP, locale: 'en-GB' }, async () => {});
await take(
  'preferences',
  { viewport: DESKTOP, locale: 'en-GB', colorScheme: 'dark' },
  async (page) => {
    await page.getByRole('button', { name: 'Choose', exact: true }).click();
    await page.getByRole('switch').first().click();
  },
);
await take('first-layer-ja', { viewport: PHONE, locale: 'ja-JP' }, async () => {});
await take('record-ja', { viewport: PHONE, locale: 'ja-JP', colorScheme: 'dark' }, async (page) => {
  await page.getByRole('button', { name: 'すべて断る' }).click();
  await page.waitForFunction(() => doui.state().entries[0]?.delivery === 'sent');
  await page.evaluate(() => doui.open('record'));
  await page.getByRole('dialog').waitFor();
});

await Promise.all([browser.close(), demo.close()]);
