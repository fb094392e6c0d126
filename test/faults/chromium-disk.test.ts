import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayMount, mountDisk, type Disk } from '../support/disk.ts';
import { openLab, type Lab } from '../support/lab.ts';
import { LIMITS } from './catalogue.ts';
import type { Tab } from '../support/tab.ts';
import { DRIVERS, type Driver } from './driver.ts';

/** What a profile needs, and not much more, in megabytes. */
const ROOM = 160;

let lab: Lab;
let disk: Disk | undefined;
let driver: Driver | undefined;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(async () => {
  await driver?.close();
  disk?.remove();
  await lab?.close();
});

async function visit({ path }: Disk): Promise<Tab> {
  driver = await DRIVERS.chromium('ordinary', join(path, 'profile'));
  const tab = await driver.open();
  await tab.goto(lab.url);
  await tab.evaluate(() => doui.ready.then(() => undefined));
  return tab;
}

/** Decides, and says how it went, and what was open meanwhile and is open afterwards. */
const decide = (tab: Tab, decision: 'granted' | 'refused') =>
  tab.evaluate(async (ads) => {
    const going = doui.record({ ads }).then(
      () => 'recorded',
      (error: { code: string }) => error.code,
    );
    const atOnce = doui.allows('ads');
    return { went: await going, atOnce, allows: doui.allows('ads') };
  }, decision);

const deliveries = (tab: Tab) =>
  tab.evaluate(() => doui.state().entries.map(({ delivery }) => delivery));

describe('chromium', () => {
  if (mayMount) {
    it('F18: while a disk is full only what is on it or at the server opens, and afterwards no more', async () => {
      disk = mountDisk(ROOM);
      const tab = await visit(disk);
      expect(await decide(tab, 'granted')).toMatchObject({ went: 'recorded', allows: true });
      await expect.poll(() => deliveries(tab)).toEqual(['sent']);
      disk.fill();

      lab.answer('/doui/sync', () => new Response('', { status: 503 }));
      for (const decision of ['refused', 'granted', 'refused', 'granted'] as const) {
        const { went, atOnce, allows } = await decide(tab, decision);
        expect([atOnce, allows]).toEqual(
          decision === 'refused' ? [false, false] : [false, went === 'recorded'],
        );
      }
      expect(await tab.evaluate(() => doui.state().degraded)).toBe(true);

      lab.answer('/doui/sync', undefined);
      expect(await decide(tab, 'granted')).toMatchObject({ went: 'recorded', allows: true });
      expect(await decide(tab, 'refused')).toMatchObject({ went: 'recorded', allows: false });
      await expect.poll(() => deliveries(tab)).toEqual(Array(7).fill('sent'));
      const acknowledged = await tab.evaluate(() => doui.state().entries.map(({ id }) => id));

      disk.free();
      await tab.evaluate(() => void dispatchEvent(new Event('pageshow')));
      await expect.poll(() => tab.evaluate(() => doui.state().degraded)).toBe(false);
      expect(await deliveries(tab)).toHaveLength(7);
      await driver?.close();
      // Chromium itself may throw away a database that it could not write: then it is asked again.
      const later = await visit(disk);
      const found = await later.evaluate(() => {
        const { entries, asking } = doui.state();
        return { kept: entries.length, asked: asking.includes('ads'), allows: doui.allows('ads') };
      });
      expect(found).toMatchObject({ asked: found.kept === 0, allows: false });
      const { events } = await lab.store.since(undefined, 100);
      const there = events.map(({ sealed }) => sealed.id);
      expect(there).toEqual(expect.arrayContaining(acknowledged));
    });
  } else {
    it('F18: who may mount no disk finds in the catalogue why it is not filled here', () => {
      expect(LIMITS.find(([faults]) => faults === 'F18')?.[1]).toContain('root');
    });
  }
});
