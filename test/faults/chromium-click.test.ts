import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRig, type Rig } from './rig.ts';

const ROUNDS = process.env['SOAK'] === undefined ? 12 : 100;
/** The longest time, in milliseconds, from the click to the kill. */
const SPAN = 80;

const after = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

let rig: Rig;
let profile: string;
beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'doui-click-'));
  rig = await openRig('chromium', profile);
});
afterAll(async () => {
  await rig?.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** Where a browser that was just started may be driven, once it says so. */
const door = async (): Promise<string> => {
  const path = join(profile, 'DevToolsActivePort');
  const read = () => readFile(path, 'utf8').catch(() => '');
  await expect.poll(read, { timeout: 20_000 }).toMatch(/^\d+\n/);
  return `http://127.0.0.1:${(await read()).split('\n')[0]}`;
};

describe('chromium', { timeout: 240_000 }, () => {
  it('F01: killed within 80 ms of a real click on the banner, it is there and obeyed, or asked again', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const name = `k${round}`;
      const part = round % 3 === 2 ? 'refuse' : 'accept';
      await rm(join(profile, 'DevToolsActivePort'), { force: true });
      let running = rig.start(name, 'ask', {});
      await rig.told(name, 'seen');
      const browser = await chromium.connectOverCDP(await door());
      const page = browser
        .contexts()[0]
        ?.pages()
        .find((tab) => tab.url().includes(name));
      if (page === undefined) throw new Error('There is no page.');
      const button = page.locator(`doui-root button[part~=${part}]`);
      const { x, y, width, height } = (await button.boundingBox()) ?? expect.fail('no button');
      await page.mouse.move(x + width / 2, y + height / 2);
      await page.mouse.down();
      page.mouse.up().catch(() => {});
      // The one wait that is meant: the kill comes at any moment of the span, evenly.
      await after((round * SPAN) / ROUNDS);
      await running.kill();
      await browser.close().catch(() => {});
      running = rig.start(name, 'look', { as: `${name}b` });
      const seen = await rig.told(`${name}b`, 'seen');
      const is = seen.entries === 1;
      const granted = part === 'accept';
      expect(seen, name).toMatchObject(
        is
          ? { allows: granted, value: granted ? 'granted' : 'denied' }
          : { entries: 0, asked: true, allows: false, value: 'unset' },
      );
      if (rig.leaked(name)) expect([is, granted]).toEqual([true, true]);
      expect(await rig.told(`${name}b`, 'sent')).toMatchObject({ deliveries: is ? ['sent'] : [] });
      await running.kill();
    }
  });
});
