import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHandler } from '../../dist/server.js';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { lying, undocumented } from '../support/documented.ts';
import { drop, keysKept } from '../support/kept.ts';
import { TAG } from '../support/lab.ts';
import { createLogin, ISSUER, type Login } from '../support/login.ts';

const at = useChromiumLab();
let login: Login;
let forger: Login;
let opened: BrowserContext[];

const LOGIN = TAG.replace('<script', '<script data-subject-token="/login/token"');

beforeAll(async () => {
  [login, forger] = await Promise.all([createLogin(), createLogin()]);
});
beforeEach(() => {
  opened = [];
  const { store, notices } = at.lab;
  const handle = createHandler({ store, notices, accounts: login.options });
  at.lab.page(LOGIN);
  at.lab.answer('/doui/sync', handle);
  at.lab.answer('/login/token', (request) => tokenFor(request.headers.get('cookie') ?? ''));
});
afterEach(() => Promise.all(opened.map((context) => context.close())));

/** The site's own login, told by a session that is the browser's. */
async function tokenFor(session: string): Promise<Response> {
  const who = /who=([\w-]+)/.exec(session)?.[1];
  if (who === undefined) return new Response(null, { status: 204 });
  if (who === 'broken') return new Response('', { status: 500 });
  if (who.startsWith('forged-')) return new Response(await forger.token(who.slice(7)));
  return new Response(await login.token(who));
}

/** Names that no other test uses. */
let people = 0;
const somebody = (name: string): string => `${name}-${(people += 1)}`;

async function logIn(who: string, context = at.context): Promise<void> {
  await context.addCookies([{ name: 'who', value: who, url: at.lab.url }]);
}
const logOut = (context = at.context): Promise<void> => context.clearCookies();

/** Another device, where somebody is logged in. */
async function device(who?: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await at.browser.newContext({ locale: 'en-GB' });
  opened.push(context);
  if (who !== undefined) await logIn(who, context);
  return { context, page: await context.newPage() };
}

/** Runs in the page: where a purpose stands, and whether anything is asked. */
const standing = (page = at.page) =>
  page.evaluate(() => {
    const { purposes, view, entries } = doui.state();
    return [purposes['ads']?.value, doui.allows('ads'), view, entries.length];
  });
const sent = (page = at.page) =>
  page.waitForFunction(() => doui.state().entries.every(({ delivery }) => delivery === 'sent'));
const sync = (page = at.page) => page.evaluate(() => doui.sync());
const allows = (is: boolean, page = at.page) =>
  page.waitForFunction((wanted) => doui.allows('ads') === wanted, is);

const ALL = {
  ads: 'granted',
  'behavioral-analysis': 'refused',
  'partner-campaigns': 'refused',
} as const;

describe('chromium', () => {
  it('a person’s other device has what was decided before it asks', async () => {
    const who = somebody('alice');
    await logIn(who);
    await at.visit();
    await at.decide(ALL);
    await sent();
    const other = await device(who);
    await at.visit(other.page);
    expect(await standing(other.page)).toEqual(['granted', true, undefined, 1]);
    await at.page.evaluate(() => doui.withdraw('ads'));
    await sent();
    await sync(other.page);
    expect(await standing(other.page)).toEqual(['denied', false, undefined, 2]);
    const kept = await lying(at.page);
    expect(kept).toContainEqual(['localStorage', 'doui.of']);
    expect(await undocumented(kept)).toEqual([]);
  });

  it('F62: a grant made offline beats no withdrawal that it did not know of', async () => {
    const who = somebody('alice');
    await logIn(who);
    await at.visit();
    await at.decide(ALL);
    await sent();
    const other = await device(who);
    await at.visit(other.page);
    await other.context.route('**/doui/sync', (route) => route.abort());
    await at.page.evaluate(() => doui.withdraw('ads'));
    await sent();
    await at.decide({ ads: 'granted' }, other.page);
    expect(await other.page.evaluate(() => doui.allows('ads'))).toBe(true);
    await other.context.unroute('**/doui/sync');
    await sync(other.page);
    await sync();
    await allows(false, other.page);
    await allows(false);
    // Whoever knew of the withdrawal may grant again, everywhere.
    await at.decide({ ads: 'granted' });
    await sent();
    await sync(other.page);
    await allows(true, other.page);
  });

  it('F69: the next person on a device finds nothing of the one before', async () => {
    const alice = somebody('alice');
    await logIn(alice);
    await at.visit();
    await at.decide(ALL);
    await sent();
    const { subject } = await at.page.evaluate(() => doui.export());
    await logOut();
    await at.visit();
    expect(await standing()).toEqual(['unset', false, 'banner', 0]);
    await logIn(somebody('bob'));
    await at.visit();
    expect(await standing()).toEqual(['unset', false, 'banner', 0]);
    await at.decide({ ...ALL, ads: 'refused' });
    await sent();
    expect(await at.page.evaluate(() => doui.export())).not.toHaveProperty('subject', subject);
    // And she finds hers, and nothing of his.
    await logIn(alice);
    await at.visit();
    expect(await standing()).toEqual(['granted', true, undefined, 1]);
  });

  it('F69: a logout closes all tabs at once, also by “sync” without a new page', async () => {
    await logIn(somebody('alice'));
    const tabs = [at.page, await at.context.newPage(), await at.context.newPage()];
    for (const tab of tabs) await at.visit(tab);
    await at.decide(ALL);
    for (const tab of tabs) await allows(true, tab);
    await logOut();
    await sync();
    for (const tab of tabs) {
      await allows(false, tab);
      expect(await standing(tab)).toEqual(['unset', false, 'banner', 0]);
    }
    // What a tab decides then is not hers.
    await at.decide({ ads: 'refused' }, tabs[1]);
    for (const tab of tabs) await tab.waitForFunction(() => doui.state().entries.length === 1);
  });

  it('F69: what was not sent before a logout is sent after it, as theirs', async () => {
    const alice = somebody('alice');
    await logIn(alice);
    await at.visit();
    await at.decide(ALL);
    await sent();
    await at.context.route('**/doui/sync', (route) => route.abort());
    await at.page.evaluate(() => doui.withdraw('ads'));
    await logOut();
    await at.visit();
    expect(await standing()).toEqual(['unset', false, 'banner', 0]);
    await at.context.unroute('**/doui/sync');
    await at.visit();
    const other = await device(alice);
    await at.visit(other.page);
    await other.page.waitForFunction(() => doui.state().purposes['ads']?.value === 'denied');
    // Nothing of hers is left here.
    await expect.poll(() => at.page.evaluate(keysKept, 'doui')).toEqual([['era'], ['notices']]);
  });

  it('F69: who was never linked, for the server was away, is linked when they are back', async () => {
    const alice = somebody('alice');
    await at.context.route('**/doui/sync', (route) => route.abort());
    await logIn(alice);
    await at.visit();
    await at.decide(ALL);
    await logOut();
    await at.visit();
    await at.context.unroute('**/doui/sync');
    await at.visit();
    expect(await standing()).toEqual(['unset', false, 'banner', 0]);
    await logIn(alice);
    await at.visit();
    await allows(true);
    const other = await device(alice);
    await at.visit(other.page);
    expect(await standing(other.page)).toEqual(['granted', true, undefined, 1]);
  });

  it('F70: what was decided before the login joins what the account knows; denial wins', async () => {
    const alice = somebody('alice');
    await logIn(alice);
    await at.visit();
    await at.decide(ALL);
    await sent();
    const other = await device();
    await at.visit(other.page);
    await at.decide({ ads: 'refused' }, other.page);
    await logIn(alice, other.context);
    await sync(other.page);
    expect(await standing(other.page)).toEqual(['denied', false, undefined, 2]);
    await sync();
    await allows(false);
  });

  it('F12: storage that was evicted comes back with a login; without, one is asked again', async () => {
    const evict = async (): Promise<void> => {
      at.lab.page('');
      await at.page.goto(at.lab.url);
      await at.page.evaluate(() => localStorage.clear());
      expect(await at.page.evaluate(drop)).toBe('gone');
      at.lab.page(LOGIN);
    };
    await logIn(somebody('alice'));
    await at.visit();
    await at.decide(ALL);
    await sent();
    await evict();
    await at.visit();
    expect(await standing()).toEqual(['granted', true, undefined, 1]);
    await evict();
    await logOut();
    await at.visit();
    expect(await standing()).toEqual(['unset', false, 'banner', 0]);
  });

  it('while it is not known who is there, all is shut, nothing asked, and denial recorded', async () => {
    const alice = somebody('alice');
    await logIn(alice);
    await at.visit();
    await at.decide(ALL);
    await sent();
    await logIn('broken');
    await at.visit();
    expect(await standing()).toEqual(['denied', false, undefined, 1]);
    const refusal = at.page.evaluate(() => doui.record({ ads: 'granted' }).catch(String));
    expect(await refusal).toContain('untrusted-grant');
    await at.decide({ 'behavioral-analysis': 'refused' });
    await logIn(alice);
    await at.page.evaluate(() => dispatchEvent(new Event('focus')));
    await allows(true);
    expect((await standing()).at(-1)).toBe(2);
    // A page that cannot say who is there opens nothing of a person's.
    at.lab.page(TAG);
    await at.visit();
    expect(await standing()).toEqual(['denied', false, undefined, 2]);
  });

  it('F47: a token that does not verify links nothing, and loses nothing', async () => {
    const alice = somebody('alice');
    await logIn(`forged-${alice}`);
    await at.page.addInitScript(() => {
      document.addEventListener('doui:error', ({ detail }: CustomEventInit<{ code: string }>) =>
        (globalThis.codes ??= []).push(detail?.code ?? ''),
      );
    });
    await at.visit();
    await at.decide(ALL);
    await sent();
    expect(await at.page.evaluate(() => [doui.allows('ads'), globalThis.codes])).toEqual([
      true,
      ['account-unavailable'],
    ]);
    const { subject = '' } = await at.page.evaluate(() => doui.export());
    const person = await at.lab.store.person({ subject });
    expect([person?.account, person?.events.length]).toEqual([undefined, 1]);
  });

  it('F135: a device whose subject was erased starts anew, and sends nothing for ever', async () => {
    await at.visit();
    await at.decide(ALL);
    await sent();
    const { subject = '' } = await at.page.evaluate(() => doui.export());
    await at.lab.store.erase(subject, new Date().toISOString());
    await at.page.evaluate(() => doui.withdraw('ads'));
    await at.page.waitForFunction(() => doui.state().entries.length === 0);
    expect(await standing()).toEqual(['unset', false, 'banner', 0]);
    await at.decide(ALL);
    await sent();
    await expect
      .poll(() => at.page.evaluate(keysKept, 'doui').then((keys) => keys.flat().includes(subject)))
      .toBe(false);
    const again = await at.page.evaluate(() => doui.export());
    expect(again.subject).not.toBe(subject);
    expect((await at.lab.store.person({ subject: again.subject ?? '' }))?.events).toHaveLength(1);
  });

  it('the token is kept nowhere, and of the account only a hash', async () => {
    const alice = somebody('alice');
    await logIn(alice);
    await at.visit();
    await at.decide(ALL);
    await sent();
    const all = await at.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const opening = indexedDB.open('doui');
          opening.onsuccess = () => {
            const store = opening.result.transaction('facts').objectStore('facts');
            const [keys, values] = [store.getAllKeys(), store.getAll()];
            store.transaction.oncomplete = () =>
              resolve(JSON.stringify([keys.result, values.result, localStorage]));
          };
        }),
    );
    expect(all).toContain('account');
    expect(all).not.toContain(alice);
    const signed = [...all.matchAll(/eyJ[\w-]+\.([\w-]+)/g)].map(([, claims = '']) =>
      Buffer.from(claims, 'base64url').toString(),
    );
    expect(signed.filter((claims) => claims.includes(ISSUER))).toEqual([]);
  });
});
