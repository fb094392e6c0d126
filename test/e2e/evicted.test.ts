import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Decisions } from '../../src/core/api.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';

const at = useChromiumLab();

/** In a page: the events of which nobody hears, of the transaction that begins next. */
declare const MUTED: string[];

/** Storage is taken away, as the browser does it: connections are closed under their pages. */
const evict = async (): Promise<void> => {
  const session = await at.context.newCDPSession(at.page);
  await session.send('Storage.clearDataForOrigin', {
    origin: at.lab.url,
    storageTypes: 'indexeddb',
  });
};

/** What a page finds that begins now. */
const look = async () => {
  const next = await at.context.newPage();
  await at.visit(next);
  return next.evaluate(async () => {
    const { subject } = await doui.export();
    return { entries: doui.state().entries.length, ads: doui.allows('ads'), subject };
  });
};

/** Another page of the site, without us. */
const bare = async (): Promise<Page> => {
  const other = await at.context.newPage();
  at.lab.page('');
  await other.goto(at.lab.url);
  at.lab.reset();
  return other;
};

describe('chromium', () => {
  it('F12: a database that is cleared while the page is open is filled again', async () => {
    await at.visit();
    await at.decide({ ads: 'granted' });
    await at.page.waitForFunction(() => doui.state().entries[0]?.delivery === 'sent');
    const { subject } = await at.page.evaluate(() => doui.export());
    const called = at.page.waitForResponse(/doui-mender\.js$/);
    await evict();
    await called;
    await at.decide({ 'partner-campaigns': 'refused' });
    expect(await at.page.evaluate(() => [doui.allows('ads'), doui.state().degraded])).toEqual([
      true,
      false,
    ]);
    expect(await look()).toEqual({ entries: 2, ads: true, subject });
  });

  it('F12: what is decided before the mender has come waits until all is back', async () => {
    let come = (): void => {};
    const held = new Promise<void>((resolve) => (come = resolve));
    await at.page.route(/doui-mender\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await at.visit();
    await at.decide({ ads: 'granted' });
    const { subject } = await at.page.evaluate(() => doui.export());
    const asked = at.page.waitForRequest(/doui-mender\.js$/);
    await evict();
    await asked;
    const denied = at.decide({ ads: 'refused' });
    await at.page.waitForFunction(() => !doui.allows('ads'));
    come();
    await denied;
    expect(await look()).toEqual({ entries: 2, ads: false, subject });
  });

  it('F12: where the mender cannot be had, an act is recorded all the same', async () => {
    await at.page.route(/doui-mender\.js$/, (route) => route.abort());
    await at.visit();
    await at.decide({ ads: 'granted' });
    await evict();
    await at.decide({ ads: 'refused' });
    expect(await look()).toMatchObject({ ads: false });
  });

  it('F13: a database deleted without a word has all facts back with the next act', async () => {
    // Neither `close` nor `versionchange` reaches the page.
    await at.page.addInitScript(() => {
      for (const name of ['onclose', 'onversionchange']) {
        Object.defineProperty(IDBDatabase.prototype, name, { set() {} });
      }
    });
    await at.visit();
    await at.decide({ ads: 'granted' });
    const { subject } = await at.page.evaluate(() => doui.export());
    await evict();
    await at.decide({ ads: 'refused' });
    expect(await look()).toEqual({ entries: 2, ads: false, subject });
  });

  it('F13: a transaction that is never answered is made again, on another connection', async () => {
    await at.page.addInitScript(() => {
      const real = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function (...given) {
        const made = real.apply(this, given);
        for (const type of MUTED.splice(0)) {
          made.addEventListener(type, (event) => event.stopImmediatePropagation());
        }
        return made;
      };
      Object.assign(globalThis, { MUTED: [] });
    });
    await at.visit();
    const decide = (decisions: Decisions) =>
      at.page.evaluate((wanted) => {
        MUTED.push('complete', 'abort', 'error');
        return doui.record(wanted).then(() => undefined);
      }, decisions);
    await decide({ ads: 'granted' });
    // The mender stands in its place by now.
    await decide({ ads: 'refused' });
    expect(await look()).toMatchObject({ entries: 2, ads: false });
  });

  it('F13: a database that lost its object store has it again, and all that was in it', async () => {
    await at.visit();
    await at.decide({ ads: 'granted' });
    const { subject } = await at.page.evaluate(() => doui.export());
    const other = await bare();
    await other.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('doui', 2);
          opening.onupgradeneeded = () => opening.result.deleteObjectStore('facts');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            opening.result.close();
            resolve();
          };
        }),
    );
    await at.decide({ 'partner-campaigns': 'refused' });
    expect(await look()).toEqual({ entries: 2, ads: true, subject });
  });

  it('F16: an upgrade that is broken off leaves all as it was, and the page goes on', async () => {
    await at.visit();
    await at.decide({ ads: 'granted' });
    const { subject } = await at.page.evaluate(() => doui.export());
    const other = await bare();
    // The page goes away in the middle of it.
    await other.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('doui', 2);
          opening.onupgradeneeded = () => {
            const { result, transaction } = opening;
            result.deleteObjectStore('facts');
            const store = result.createObjectStore('half');
            // So that it does not end by itself.
            const go = (): void => void (transaction && (store.put(1, 1).onsuccess = go));
            go();
            resolve();
          };
        }),
    );
    const denied = at.decide({ ads: 'refused' });
    await other.close();
    await denied;
    // Whoever had to wait for too long kept it in memory meanwhile.
    await at.page.waitForFunction(() => !doui.state().degraded);
    expect(await look()).toEqual({ entries: 2, ads: false, subject });
  });
});
