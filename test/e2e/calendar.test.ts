import { expect, it } from 'vitest';
import { withOlderNotice } from '../fixtures/older-notice.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';

const at = useChromiumLab();

/** A minute before the published version takes over from the one before it. */
const EVE = new Date('2024-04-11T23:59:00+09:00');

const stateOfAds = () =>
  at.page.evaluate(() => {
    const { notices, asking, purposes } = doui.state();
    return {
      versions: notices.map(({ version }) => version),
      asks: asking.includes('ads'),
      reason: purposes['ads']?.reason,
      allowed: doui.allows('ads'),
    };
  });

it('F89: a page left open over the date follows: a frame goes away, and the person is asked again', async () => {
  const notices = withOlderNotice(at.lab.notices, ['ads']);
  at.lab.answer('/doui/notices', () => Response.json(notices));
  // What a server attests says what time it is, whatever the page's clock says.
  at.lab.answer('/doui/sync', () => new Response('', { status: 503 }));
  at.lab.page(TAG, `<iframe data-purpose="ads" data-src="${at.lab.other}/frame"></iframe>`);
  await at.page.clock.install({ time: EVE });
  await at.visit();
  await at.decide({ ads: 'granted', 'partner-campaigns': 'refused' });
  await at.page.locator('iframe[src]').waitFor();
  expect(await stateOfAds()).toEqual({
    versions: ['2024-01-18'],
    asks: false,
    reason: 'granted',
    allowed: true,
  });

  await at.page.clock.fastForward('01:00');
  expect(await stateOfAds()).toEqual({
    versions: ['2024-04-12'],
    asks: true,
    reason: 'renewed',
    allowed: false,
  });
  expect(await at.page.locator('iframe[src]').count()).toBe(0);
  await at.page.getByRole('button', { name: 'Refuse all' }).waitFor();
});
