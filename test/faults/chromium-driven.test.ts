import { beforeEach, describe, expect, it } from 'vitest';
import { TAG } from '../support/lab.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';

/* What DevTools can do to a page, and no other engine lets a test do. */

const at = useChromiumLab();

const HELD = '<script type="text/plain" data-purpose="ads" src="OTHER/a.js"></script>';
const look = (page = at.page) =>
  page.evaluate(() => ({
    allows: doui.allows('ads'),
    entries: doui.state().entries.length,
    degraded: doui.state().degraded,
  }));

describe('chromium', () => {
  beforeEach(() => at.lab.page(TAG, HELD.replace('OTHER', at.lab.other)));

  it('F06: what is decided in the task in which the page’s process crashes is there next time', async () => {
    for (let crash = 1; crash <= 5; crash += 1) {
      const page = await at.context.newPage();
      await at.visit(page);
      const session = await at.context.newCDPSession(page);
      const crashed = page.waitForEvent('crash');
      await page.evaluate(() => {
        void doui.record({ ads: 'granted' });
        void doui.record({ ads: 'refused' });
      });
      session.send('Page.crash').catch(() => {});
      await crashed;
      await page.close();
      await at.visit();
      expect(await look()).toMatchObject({ entries: 2 * crash, allows: false });
    }
    expect(at.lab.reached).toEqual([]);
  });

  it('F17: a quota that is used up: nothing opens by what was not kept, and it is kept when there is room', async () => {
    const session = await at.context.newCDPSession(at.page);
    const origin = at.lab.url;
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    await at.visit();
    at.lab.answer('/doui/sync', () => new Response('', { status: 503 }));
    const decide = (decision: 'granted' | 'refused') =>
      at.page.evaluate(
        (ads) =>
          doui.record({ ads }).then(
            () => 'recorded',
            (error: { code: string }) => error.code,
          ),
        decision,
      );
    expect(await decide('refused')).toBe('storage-unavailable');
    expect(await look()).toMatchObject({ allows: false, degraded: true });
    expect(await decide('granted')).toBe('storage-unavailable');
    expect(await look()).toMatchObject({ allows: false });
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await at.page.evaluate(() => dispatchEvent(new Event('pageshow')));
    await at.page.waitForFunction(() => !doui.state().degraded);
    at.lab.answer('/doui/sync', undefined);
    const next = await at.context.newPage();
    await at.visit(next);
    await next.waitForFunction(() =>
      doui.state().entries.every(({ delivery }) => delivery === 'sent'),
    );
    expect(await look(next)).toMatchObject({ entries: 2, allows: true, degraded: false });
  });
});
