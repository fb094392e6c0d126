import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDemo, type Demo } from '../../demo/start.ts';
import { launchWebKit, type WebKit } from '../support/webkit.ts';
import { isGated } from '../support/gated.ts';
import { seenBy } from '../support/seen.ts';

let demo: Demo;
let webkit: WebKit;
beforeAll(async () => {
  demo = await startDemo({ port: 0, thirdPartyPort: 0, database: ':memory:' });
  webkit = await launchWebKit();
});
afterAll(() => Promise.all([webkit?.close(), demo?.close()]));

const seen = () => seenBy(demo);
const find = (selector: string, host = 'doui-root') =>
  expect.poll(() => webkit.find(host, selector).catch(() => undefined)).toBeDefined();
const press = async (selector: string, host = 'doui-root'): Promise<void> => {
  await find(selector, host);
  const element = await webkit.find(host, selector);
  // The driver scrolls too little, and does not wait for a page that scrolls smoothly.
  await webkit.evaluate((target) => {
    document.documentElement.style.scrollBehavior = 'auto';
    (target as unknown as Element).scrollIntoView({ block: 'center' });
  }, element);
  await webkit.click(element);
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

/** Whether a dialog of ours is still there, which makes the page inert. */
const isCovered = () =>
  document.querySelector('doui-root')?.shadowRoot?.querySelector('dialog') !== null;

it('WebKitGTK: lets a form be sent once its notice was read and taken note of', async () => {
  await webkit.goto(`${demo.url}/en/teledome/`);
  await find('button', 'doui-acknowledge');
  expect(await webkit.evaluate(isGated)).toEqual([true, '']);
  const before = await webkit.evaluate(() => doui.state().entries.length);
  await press('button', 'doui-acknowledge');
  await press('dialog button[part~=close]');
  await expect.poll(() => webkit.evaluate(isCovered)).toBe(false);
  await press('input:not([aria-disabled=true])', 'doui-acknowledge');
  await expect.poll(async () => (await deliveries()).length).toBe(before + 1);
  const id = await webkit.evaluate(() => doui.state().entries[0]?.id);
  await expect.poll(() => webkit.evaluate(isGated)).toEqual([false, id]);
});
