import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDemo, type Demo } from '../../demo/start.ts';
import type { ConsentEvent } from '../../src/core/event.ts';
import { launchChromium } from '../support/chromium.ts';
import { seenBy } from '../support/seen.ts';

let folder: string;
let database: string;
let demo: Demo;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let violations: string[];

const start = async (): Promise<void> => {
  demo = await startDemo({ port: 0, thirdPartyPort: 0, database });
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doui-demo-'));
  database = join(folder, 'doui.sqlite');
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await start();
  context = await browser.newContext({ locale: 'en-GB' });
  page = await context.newPage();
  violations = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/.test(message.text())) violations.push(message.text());
  });
});
afterEach(async () => {
  await context.close();
  await demo.close();
  await rm(database, { force: true });
});

const first = () =>
  page.getByRole('region', { name: 'Specified User Information Handling Policy' });
const toggle = () => page.getByRole('switch', { name: /^Other companies’ advertisements/ });

/** What reached the other company. */
const seen = () => seenBy(demo);
/** The events in the database, as the demo's own server holds them. */
const rows = (): (ConsentEvent & { receipt: string })[] => {
  const file = new DatabaseSync(database, { readOnly: true });
  const found = file.prepare('select body, receipt from doui_event order by seq').all();
  file.close();
  return found.map(({ body, receipt }) => ({ ...JSON.parse(String(body)), receipt }));
};
/** Presses Tab until this is focused, as a person without a mouse would. */
async function tabTo(name: RegExp, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      const labels =
        active instanceof HTMLInputElement ? (active.labels?.[0]?.textContent ?? '') : '';
      const labelled = active?.getAttribute('aria-labelledby') ?? '';
      const named = (active?.getRootNode() as Document | undefined)?.getElementById(labelled);
      return `${active?.getAttribute('aria-label') ?? ''}${labels}${named?.textContent ?? ''}${active?.textContent ?? ''}`;
    });
    if (name.test(focused)) return;
  }
  throw new Error(`Nothing called ${String(name)} can be reached by ${key}.`);
}

describe('the provider’s site', () => {
  it('does the whole main job by keyboard alone', async () => {
    await page.goto(demo.url);
    await first().waitFor();
    expect(await seen()).toEqual([]);

    await tabTo(/^Choose$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Your choices' }).waitFor();
    expect(await toggle().isChecked()).toBe(false);
    await tabTo(/^Other companies’ advertisements/);
    await page.keyboard.press('Space');
    await tabTo(/^Save choices$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(seen).toEqual(['/ads.js']);
    expect(await first().count()).toBe(0);

    await expect.poll(() => rows().map(({ receipt }) => typeof receipt)).toEqual(['string']);
    expect(rows()).toMatchObject([
      {
        kind: 'decision',
        locale: 'en',
        surface: 'preferences',
        means: 'person',
        notices: [{ version: '2024-04-12' }],
        decisions: {
          ads: { decision: 'granted' },
          'behavioral-analysis': { decision: 'refused' },
          'partner-campaigns': { decision: 'refused' },
        },
      },
    ]);
    expect(violations).toEqual([]);
  });

  it('asks once, remembers, and forgets nothing when it is restarted', async () => {
    await page.goto(demo.url);
    await page.getByRole('button', { name: 'Accept all' }).click();
    await first().waitFor({ state: 'hidden' });
    await expect.poll(() => rows().length).toBe(1);
    await expect.poll(async () => (await seen()).toSorted()).toContain('/coupon');

    await demo.close();
    await start();
    expect(rows()).toHaveLength(1);
    // Another port is another origin, to which nothing was said.
    await page.goto(demo.url);
    await page.getByRole('button', { name: 'Refuse all' }).click();
    await first().waitFor({ state: 'hidden' });
    await expect.poll(() => rows().length).toBe(2);
    await page.reload();
    await page.evaluate(() => doui.ready);
    expect(await first().count()).toBe(0);
    expect(await seen()).toEqual([]);
    expect(new Set(rows().map(({ subject }) => subject)).size).toBe(2);
  });

  it('withdraws from the record, and what was open closes', async () => {
    await page.goto(demo.url);
    await page.getByRole('button', { name: 'Accept all' }).click();
    const coupon = page.frameLocator('iframe[data-purpose=partner-campaigns]');
    await coupon.locator('body').waitFor();
    await page.locator('[data-doui-open=record]').first().click();
    const dialog = page.getByRole('dialog', { name: 'Your record' });
    await expect.poll(() => dialog.textContent()).toContain('Received by the server');
    await dialog.getByRole('button', { name: /^Withdraw all/ }).click();
    await expect.poll(() => dialog.textContent()).toContain('Nothing that you decide is in use.');
    await expect.poll(() => rows().length).toBe(2);
    expect(Object.values(rows()[1]?.decisions ?? {}).map(({ decision }) => decision)).toEqual([
      'withdrawn',
      'withdrawn',
      'withdrawn',
    ]);
    expect(await page.locator('iframe').getAttribute('src')).toBeNull();
    await page.keyboard.press('Escape');
    await page.locator('[data-shut=partner-campaigns]').waitFor();
  });

  it('downloads the record as a file that proves itself', async () => {
    await page.goto(demo.url);
    await page.getByRole('button', { name: 'Refuse all' }).click();
    await expect.poll(() => rows().length).toBe(1);
    await page.locator('[data-doui-open=record]').first().click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as a file' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/\.json$/);
    const stream = await download.createReadStream();
    const record = JSON.parse((await stream.toArray()).join(''));
    expect(record).toMatchObject({ v: 1, events: [{ id: expect.any(String) }] });
    expect(record.notices[0].texts.en.purposes.ads.title).toBe('Other companies’ advertisements');
  });

  it('asks for one purpose from the place that needs it', async () => {
    await page.goto(demo.url);
    await first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-doui-purpose=partner-campaigns]').click();
    const wanted = page.getByRole('switch', { name: /^Campaigns of partners/ });
    await wanted.waitFor();
    await expect.poll(() => wanted.evaluate((node) => node.matches(':focus'))).toBe(true);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Save choices' }).click();
    await expect.poll(seen).toContain('/coupon');
    expect(await seen()).not.toContain('/ads.js');
  });

  it('speaks another language at once', async () => {
    await page.goto(demo.url);
    await first().waitFor();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ja');
    await page.getByRole('button', { name: 'すべて断る' }).waitFor();
    await page.getByRole('button', { name: '選んで決める' }).click();
    await page.getByRole('switch', { name: /他社の広告/ }).waitFor();
    await page.getByRole('dialog').getByRole('combobox').selectOption('en');
    await toggle().waitFor();
  });

  it('puts the first layer away without a decision by Escape', async () => {
    await page.goto(demo.url);
    await first().waitFor();
    await page.getByRole('button', { name: 'Refuse all' }).focus();
    await page.keyboard.press('Escape');
    await first().waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => doui.state().entries)).toEqual([]);
    await page.reload();
    await first().waitFor();
  });
});

describe('the single-page app', () => {
  it('keeps one consent over its routes, and the front page’s record', async () => {
    await page.goto(`${demo.url}/app/`);
    await page.getByRole('button', { name: 'Accept all' }).click();
    await first().waitFor({ state: 'hidden' });
    await page
      .getByRole('link', { name: /^Plans/ })
      .first()
      .click();
    await page.waitForURL('**/app/plans');
    // There the person is not a customer: no notice applies, so that nothing is allowed or asked.
    expect(await page.evaluate(() => [doui.state().notices.length, doui.allows('ads')])).toEqual([
      0,
      false,
    ]);
    expect(await first().count()).toBe(0);
    await page.goBack();
    await page.waitForFunction(() => doui.allows('ads'));
    await page.goto(demo.url);
    await page.waitForFunction(() => doui.allows('ads'));
    expect(violations).toEqual([]);
  });
});
