import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDemo, type Demo } from '../../demo/start.ts';
import { launchWebKit, type WebKit } from '../support/webkit.ts';
import { seenBy } from '../support/seen.ts';

let demo: Demo;
let webkit: WebKit;
beforeAll(async () => {
  demo = await startDemo({ port: 0, thirdPartyPort: 0, database: ':memory:' });
  webkit = await launchWebKit();
});
afterAll(() => Promise.all([webkit?.close(), demo?.close()]));

const seen = () => seenBy(demo);
const find = (selector: string) =>
  expect.poll(() => webkit.find('doui-root', selector).catch(() => undefined)).toBeDefined();
const press = async (selector: string): Promise<void> => {
  await find(selector);
  await webkit.click(await webkit.find('doui-root', selector));
};
const deliveries = () =>
  webkit.evaluate(() => globalThis.doui?.state().entries.map(({ delivery }) => delivery) ?? []);

/** Whether the other company's page is in the frame: this page may not look into that. */
const framed = () =>
  webkit.evaluate(() => document.querySelector('iframe')?.contentDocument === null);

it('WebKitGTK: asks, records, obeys, syncs, remembers and withdraws', async () => {
  await webkit.goto(`${demo.url}/en/`);
  await find('button[part~=accept]');
  expect(await seen()).toEqual([]);
  await press('button[part~=accept]');
  await expect.poll(seen).toContain('/ads.js');
  await expect.poll(deliveries).toEqual(['sent']);
  expect(await webkit.evaluate(() => doui.state().entries[0]?.means)).toBe('person');
  await expect.poll(framed).toBe(true);

  await webkit.goto(`${demo.url}/en/`);
  await expect.poll(() => webkit.evaluate(() => globalThis.doui?.allows('ads'))).toBe(true);
  expect(await webkit.evaluate(() => doui.state().view === undefined)).toBe(true);

  await webkit.evaluate(() => doui.open('record'));
  await press('dialog .row button');
  await expect.poll(deliveries).toEqual(['sent', 'sent']);
  await webkit.evaluate(() => doui.withdraw());
  await expect.poll(framed).toBe(false);
});
