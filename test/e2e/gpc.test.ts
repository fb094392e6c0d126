import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readConsent } from '../../dist/server.js';
import { dpvOf } from '../../src/core/dpv/dpv.ts';
import { standingOf } from '../../src/server/standing.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { launchFirefox } from '../support/firefox.ts';
import { TAG } from '../support/lab.ts';
import { hearing } from '../support/parties.ts';

const at = useChromiumLab();
const firefox = launchFirefox({
  extraPrefsFirefox: { 'browser.privatebrowsing.autostart': true },
});
afterAll(async () => (await firefox).close());

beforeEach(() => {
  at.lab.answer('/doui/notices', () => Response.json(hearing(at.lab.notices, 'ads')));
});

const HELD = '<script type="text/plain" data-purpose="ads" src="OTHER/ads.js"></script>';
const surfaces = () => at.page.evaluate(() => doui.state().entries.map(({ surface }) => surface));
const object = () =>
  at.context.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }),
  );

describe('Global Privacy Control', () => {
  it('F88: shuts before anything runs what was granted before it was heard, and is recorded once', async () => {
    at.lab.page(TAG, HELD.replace('OTHER', at.lab.other));
    await at.visit();
    await at.decide({ ads: 'granted' });
    await at.page.waitForFunction(() => ran?.length === 1);
    await object();
    // Nobody hears that it was open for a moment.
    await at.context.addInitScript(() => {
      document.addEventListener('doui:withdraw', () => (globalThis.codes ??= []).push('withdraw'));
    });
    await at.visit();
    await at.page.waitForFunction(() => doui.state().entries.length === 2);
    expect(await at.page.evaluate(() => [doui.allows('ads'), globalThis.codes])).toEqual([
      false,
      undefined,
    ]);
    expect(at.lab.reached).toEqual(['/ads.js']);
    await at.visit();
    expect(await surfaces()).toEqual(['signal', 'api']);
    await at.page.waitForFunction(() => doui.state().entries.every((e) => e.delivery === 'sent'));

    // What was granted is taken back, to whomever the record is shown.
    const record = await at.page.evaluate(() => doui.export());
    const { subject = '', events, notices } = record;
    expect(new Set(events.map(({ event }) => event.decisions['ads']?.decision))).toEqual(
      new Set(['granted', 'withdrawn']),
    );
    const { 'dpv:hasConsentStatus': statuses } = await dpvOf({ ...record, subject });
    expect(statuses).toContainEqual(
      expect.objectContaining({
        '@type': 'dpv:ConsentWithdrawn',
        'dpv:hasIndicationMethod': 'signal, by Global Privacy Control',
      }),
    );
    const held = await at.lab.store.person({ subject });
    const sealed = held?.events.map((stored) => stored.sealed) ?? [];
    expect(standingOf(sealed, notices, new Date())['ads']).toMatchObject({
      value: 'denied',
      reason: 'withdrawn',
      allowed: false,
    });
  });

  it('F88: yields to a later choice of the person, on every later page', async () => {
    await object();
    await at.visit();
    await at.page.waitForFunction(() => doui.state().entries.length === 1);
    await at.decide({ ads: 'granted' });
    await at.visit();
    expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(true);
    expect(await surfaces()).toEqual(['api', 'signal']);
  });

  it('leaves the rest to be asked, and what it objects to not', async () => {
    await object();
    await at.visit();
    await at.page.waitForFunction(() => doui.state().view === 'banner');
    const asking = await at.page.evaluate(() => doui.state().asking);
    expect(asking).not.toContain('ads');
    expect(asking.length).toBeGreaterThan(0);
  });

  it('is not heard from a page that merely has the word', async () => {
    await at.context.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => 'true' }),
    );
    await at.visit();
    expect(await surfaces()).toEqual([]);
  });

  it('Firefox: a private window objects, to the page and to the server', async () => {
    const asked: unknown[] = [];
    at.lab.answer('/', (request) => {
      asked.push(readConsent(request)?.gpc);
      return new Response(`<!doctype html><html lang="en"><title>Lab</title>${TAG}`, {
        headers: { 'content-type': 'text/html' },
      });
    });
    const page = await (await firefox).newPage();
    await page.goto(at.lab.url);
    await page.waitForFunction(() => doui.state().entries[0]?.delivery === 'sent');
    expect(await page.evaluate(() => doui.state().entries[0])).toMatchObject({
      surface: 'signal',
      decisions: { ads: 'refused' },
    });
    expect(asked).toEqual([true]);
    await page.evaluate(() => doui.open('preferences'));
    // Not by the driver's own wait, which needs the page to be drawn.
    const isShown = () => document.querySelector('doui-root')?.shadowRoot?.querySelector('dialog');
    await expect.poll(() => page.evaluate(`Boolean((${isShown.toString()})())`)).toBe(true);
    const text = await page.evaluate(
      () => document.querySelector('doui-root')?.shadowRoot?.textContent,
    );
    expect(text).toContain('By your browser’s signal (Global Privacy Control)');
  });
});
