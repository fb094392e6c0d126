import { describe, expect, it } from 'vitest';
import { useChromiumLab } from '../support/chromium-lab.ts';

const at = useChromiumLab();

describe('chromium', () => {
  it('F12: a database that is cleared while the page is open is filled again', async () => {
    await at.visit();
    await at.decide({ ads: 'granted' });
    await at.page.waitForFunction(() => doui.state().entries[0]?.delivery === 'sent');
    const { subject } = await at.page.evaluate(() => doui.export());
    const session = await at.context.newCDPSession(at.page);
    const called = at.page.waitForResponse(/doui-mender\.js$/);
    await session.send('Storage.clearDataForOrigin', {
      origin: at.lab.url,
      storageTypes: 'indexeddb',
    });
    await called;
    await at.decide({ 'partner-campaigns': 'refused' });
    expect(await at.page.evaluate(() => [doui.allows('ads'), doui.state().degraded])).toEqual([
      true,
      false,
    ]);
    const next = await at.context.newPage();
    await at.visit(next);
    expect(await next.evaluate(() => doui.state().entries.length)).toBe(2);
    expect((await next.evaluate(() => doui.export())).subject).toBe(subject);
  });
});
