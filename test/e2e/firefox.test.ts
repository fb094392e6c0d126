import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { startDemo, type Demo } from '../../demo/start.ts';
import { launchFirefox } from '../support/firefox.ts';
import { isGated } from '../support/gated.ts';
import { seenBy } from '../support/seen.ts';

let demo: Demo;
let browser: Browser;
beforeAll(async () => {
  demo = await startDemo({ port: 0, thirdPartyPort: 0, database: ':memory:' });
  browser = await launchFirefox();
});
afterAll(() => Promise.all([browser?.close(), demo?.close()]));

const seen = () => seenBy(demo);

it('Firefox: asks, records, obeys, syncs, remembers and withdraws', async () => {
  const page = await browser.newPage();
  await page.goto(demo.url);
  const accept = await page.waitForSelector('doui-root >>> button[part~=accept]');
  expect(await seen()).toEqual([]);
  await accept?.click();
  await expect.poll(seen).toContain('/ads.js');
  await page.waitForFunction(() => doui.state().entries[0]?.delivery === 'sent');
  expect(await page.evaluate(() => doui.state().entries[0])).toMatchObject({
    surface: 'banner',
    means: 'person',
  });

  await page.waitForFunction(() => document.querySelector('iframe')?.contentDocument === null);

  await page.reload();
  await page.waitForFunction(() => globalThis.doui?.allows('ads'));
  expect(await page.evaluate(() => doui.state().view === undefined)).toBe(true);

  await page.evaluate(() => doui.open('record'));
  const withdraw = await page.waitForSelector('doui-root >>> dialog .row button');
  await withdraw?.click();
  await page.waitForFunction(() => doui.state().entries.length === 2);
  await page.waitForFunction(() => doui.state().entries.every((one) => one.delivery === 'sent'));
  // The other company's frame is gone: what is left is blank, and the page may look into it.
  await page.evaluate(() => doui.withdraw());
  await page.waitForFunction(() => document.querySelector('iframe')?.contentDocument !== null);
});

it('Firefox: lets a form be sent once its notice was read and taken note of', async () => {
  const page = await browser.newPage();
  await page.goto(`${demo.url}/en/teledome/`);
  const read = await page.waitForSelector('doui-acknowledge >>> button');
  expect(await page.evaluate(isGated)).toEqual([true, '']);
  await read?.click();
  const close = await page.waitForSelector('doui-root >>> dialog button[part~=close]');
  await close?.click();
  const box = await page.waitForSelector('doui-acknowledge >>> input:not([aria-disabled=true])');
  await box?.click();
  await page.waitForFunction(() => doui.state().entries[0]?.surface === 'form');
  const id = await page.evaluate(() => doui.state().entries[0]?.id);
  await expect.poll(() => page.evaluate(isGated)).toEqual([false, id]);
});
