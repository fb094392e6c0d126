import { describe, expect, it } from 'vitest';
import { flaw } from '../../src/core/event.ts';
import type { SyncResponse } from '../../src/core/protocol.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { createDevice } from '../support/device.ts';
import { TAG } from '../support/lab.ts';
import { heldOf } from '../support/held.ts';

const at = useChromiumLab();
const synced = () =>
  at.page.waitForFunction(() => doui.state().entries.every(({ delivery }) => delivery === 'sent'));
/** The one subject's events, as the server holds them. */
const stored = async () => {
  const { subject } = await at.page.evaluate(() => doui.export());
  return heldOf(at.lab.store, String(subject));
};

describe('an act', () => {
  it('becomes a signed event on the server, with the very words that were shown', async () => {
    await at.visit();
    await at.decide({ ads: 'granted', 'partner-campaigns': 'refused' });
    await synced();
    const [row, ...others] = await stored();
    expect(others).toEqual([]);
    expect(row?.flags).toEqual([]);
    expect(await flaw(row?.sealed as never)).toBeUndefined();
    const { event } = row?.sealed ?? {};
    const [notice] = await at.page.evaluate(() => doui.state().notices);
    expect(event).toMatchObject({
      locale: 'en',
      surface: 'api',
      means: 'script',
      notices: [{ key: notice?.key, version: notice?.version, hash: notice?.hash }],
      decisions: {
        ads: { decision: 'granted', parents: [] },
        'partner-campaigns': { decision: 'refused', parents: [] },
      },
    });
    expect(Object.keys(event?.decisions ?? {})).not.toContain('behavioral-analysis');
  });

  it('supersedes the one before it, and the record keeps both', async () => {
    await at.visit();
    await at.decide({ ads: 'granted' });
    await at.page.evaluate(() => doui.withdraw());
    await synced();
    const [first, second] = (await stored()).map(({ sealed }) => sealed);
    expect(second?.event.decisions).toEqual({
      ads: { decision: 'withdrawn', parents: [first?.id] },
    });
    const { events, receipts, notices } = await at.page.evaluate(() => doui.export());
    expect([events.length, receipts.length, notices.length]).toEqual([2, 2, 1]);
  });

  it('holds nothing that says who or where the person is', async () => {
    await at.visit();
    await at.decide({ ads: 'granted' });
    await synced();
    const posted = at.lab.posted.join();
    const agent = await at.page.evaluate(() => navigator.userAgent);
    for (const canary of [agent, '127.0.0.1', 'localhost', 'internet-connection']) {
      expect(posted).not.toContain(canary);
    }
  });
});

describe('the script tag', () => {
  it('repeats its events on the document, without anything that says who it is', async () => {
    at.lab.page(
      `<script>
        window.heard = [];
        for (const type of ['ready', 'change', 'record', 'receipt', 'error']) {
          document.addEventListener('doui:' + type, ({ detail }) =>
            heard.push([type, JSON.stringify(detail)]));
        }
      </script>${TAG}`,
    );
    await at.visit();
    await at.decide({ ads: 'granted' });
    await synced();
    const heard = await at.page.evaluate(
      () => (globalThis as never as { heard: string[][] }).heard,
    );
    expect(heard.map(([type]) => type)).toEqual(['ready', 'change', 'change', 'record', 'receipt']);
    const { subject, events } = await at.page.evaluate(() => doui.export());
    expect(heard.join()).not.toContain(subject);
    expect(heard.join()).not.toContain(events[0]?.signature);
    expect(heard.join()).toContain(events[0]?.id);
  });
});

describe('the endpoint', () => {
  it('is not contacted before the first act', async () => {
    await at.visit();
    await at.page.evaluate(() => doui.sync());
    expect(at.lab.posted).toEqual([]);
  });

  it('that is away gets everything when it is back, and the record says so meanwhile', async () => {
    at.lab.answer('/doui/sync', () => new Response('<h1>Welcome to the hotel</h1>'));
    await at.visit();
    await at.decide({ ads: 'granted' });
    await at.page.waitForFunction(() => globalThis.doui.state().entries.length === 1);
    expect(await at.page.evaluate(() => doui.state().entries[0]?.delivery)).toBe('waiting');
    expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(true);
    at.lab.answer('/doui/sync', undefined);
    await at.page.reload();
    await synced();
    expect(await stored()).toHaveLength(1);
  });

  it('cannot slip in what another device decided', async () => {
    const stranger = await createDevice();
    await at.visit();
    const [{ key, version, hash } = { key: '', version: '', hash: '' }] = await at.page.evaluate(
      () => doui.state().notices,
    );
    const foreign = await stranger.seal({
      notices: [{ key, version, hash }],
      decisions: { 'partner-campaigns': { decision: 'granted', parents: [] } },
    });
    at.lab.answer('/doui/sync', async (request) => {
      const answer = (await (await at.lab.handle(request)).json()) as SyncResponse;
      return Response.json({ ...answer, events: [...answer.events, foreign] });
    });
    await at.decide({ ads: 'granted' });
    await synced();
    const state = await at.page.evaluate(() => doui.state());
    expect(state.entries).toHaveLength(1);
    expect(state.purposes['partner-campaigns']?.value).toBe('unset');
  });

  it('is told as the page goes away, even by a click that leaves it', async () => {
    at.lab.page(
      TAG,
      `<button onclick="doui.record({ ads: 'granted' }, { event }); location.href = '/next'">Go</button>`,
    );
    await at.visit();
    await at.page.click('button');
    await at.page.waitForURL('**/next');
    await at.page.evaluate(() => doui.ready);
    expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(true);
    await synced();
    expect(await stored()).toHaveLength(1);
  });
});

describe('who acts', () => {
  const button = (how: string): string =>
    `<button onclick="doui.record({ ads: '${how}' }, { event }).then(() => (this.title = 'done'), (error) => (this.title = error.code))">Decide</button>`;

  it('is a person where the input is trusted', async () => {
    at.lab.page(TAG, button('granted'));
    await at.visit();
    await at.page.click('button');
    await at.page.waitForSelector('button[title=done]');
    expect(await at.page.evaluate(() => doui.state().entries[0]?.means)).toBe('person');
  });

  it('is a person also where the click came before anything was ready', async () => {
    let answer = (): void => {};
    const asked = new Promise<void>((resolve) => (answer = resolve));
    at.lab.answer('/doui/notices', async () => {
      await asked;
      return Response.json(at.lab.notices);
    });
    at.lab.page(TAG, button('granted'));
    await at.page.goto(at.lab.url);
    await at.page.click('button');
    answer();
    await at.page.waitForSelector('button[title=done]');
    expect(await at.page.evaluate(() => doui.state().entries[0]?.means)).toBe('person');
  });

  it('may refuse by a synthetic click, but not grant', async () => {
    at.lab.page(TAG, button('granted') + button('refused'));
    await at.visit();
    await at.page.evaluate(() => document.querySelectorAll('button').forEach((one) => one.click()));
    await at.page.waitForSelector('button[title=untrusted-grant]');
    await at.page.waitForSelector('button[title=done]');
    expect(await at.page.evaluate(() => doui.state().purposes['ads']?.value)).toBe('denied');
  });

  it('cannot show a trusted event again after it was handled', async () => {
    at.lab.page(TAG, '<button onclick="window.kept = event">Keep</button>');
    await at.visit();
    await at.page.click('button');
    const code = await at.page.evaluate(() =>
      doui
        .record({ ads: 'granted' }, { event: (globalThis as never as { kept: Event }).kept })
        .catch((error: { code: string }) => error.code),
    );
    expect(code).toBe('untrusted-grant');
  });

  it('may not be a script at all, where the site forbids it', async () => {
    at.lab.page(TAG.replace('data-locale', 'data-script-grants="false" data-locale'));
    await at.visit();
    const code = await at.page.evaluate(() =>
      doui.record({ ads: 'granted' }).catch((error: { code: string }) => error.code),
    );
    expect(code).toBe('untrusted-grant');
    await at.decide({ ads: 'refused' });
  });
});
