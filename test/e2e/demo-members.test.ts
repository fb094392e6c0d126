import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { useChromiumDemo } from '../support/chromium-demo.ts';

/*
 * The members' area: what a person decides on one device holds on their others, what they withdraw
 * on one is withdrawn on all, and the next person at a device is asked anew.
 */

const at = useChromiumDemo();
const A = 'c-48213907';
const B = 'c-70155826';
const PATH = '/en/members/';
let other: Page;

beforeEach(async () => {
  // Another browser of the same person, or a private window: nothing is shared with the first.
  const context = await at.browser.newContext({ locale: 'en-GB' });
  other = await context.newPage();
});
afterEach(() => other.context().close());

async function enter(page: Page, member: 'A' | 'B'): Promise<void> {
  await press(page, `Log in as Member ${member}`);
  await page.getByText(`Logged in: Member ${member}`).waitFor();
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const standing = (page: Page) => page.locator('#standing b').allTextContents();
const devices = (page: Page) => page.locator('#lines b').allTextContents();
const ad = (page: Page) => page.locator('#sponsor > *').count();
const asked = (page: Page) => page.evaluate(() => doui.state().view);
const open = async (page: Page): Promise<void> => {
  await page.goto(at.demo.url + PATH);
  await drawn(page);
};
/** The page's own code comes after Doui. */
const drawn = async (page: Page): Promise<void> => {
  await page.evaluate(() => doui.ready);
  await page.locator('[data-member=a]:enabled').waitFor();
};
const AGREED = ['Agreed', 'Agreed', 'Agreed'];
const WITHDRAWN = ['Withdrawn', 'Withdrawn', 'Withdrawn'];
const UNASKED = ['Not decided', 'Not decided', 'Not decided'];

describe('two devices of one person', () => {
  it('share what is decided on either, and keep it from the next person', async () => {
    await open(at.page);
    await enter(at.page, 'A');
    await press(at.page, 'Accept all');
    await expect.poll(() => standing(at.page)).toEqual(AGREED);
    await expect.poll(() => at.rows().length).toBe(1);
    await expect.poll(() => devices(at.page)).toEqual(['This device']);
    await expect.poll(() => ad(at.page)).toBe(1);

    // The other device: asked while it is not known who is there, and no more once it is.
    await open(other);
    expect(await asked(other)).toBe('banner');
    expect(await standing(other)).toEqual(UNASKED);
    await enter(other, 'A');
    await expect.poll(() => standing(other)).toEqual(AGREED);
    await expect.poll(() => asked(other)).toBeUndefined();
    await expect.poll(() => devices(other)).toEqual(['Another device']);
    await expect.poll(() => ad(other)).toBe(1);

    await press(other, 'Withdraw all');
    await expect.poll(() => standing(other)).toEqual(WITHDRAWN);
    await expect.poll(() => ad(other)).toBe(0);
    await expect.poll(() => at.rows().length).toBe(2);
    expect(await standing(at.page)).toEqual(AGREED);
    await press(at.page, 'Ask the server now');
    await expect.poll(() => standing(at.page)).toEqual(WITHDRAWN);
    await expect.poll(() => devices(at.page)).toEqual(['Another device', 'This device']);
    await expect.poll(() => ad(at.page)).toBe(0);

    const [granted, withdrawn] = at.rows();
    expect(granted).toMatchObject({ means: 'person', surface: 'banner' });
    expect(withdrawn).toMatchObject({
      means: 'person',
      surface: 'form',
      decisions: { ads: { decision: 'withdrawn', parents: [granted?.id] } },
    });
    expect(at.links().map(({ account }) => account)).toEqual([A, A]);
    const subjects = new Set(at.links().map(({ subject }) => subject));
    expect(subjects).toEqual(new Set([granted?.subject, withdrawn?.subject]));
    expect(subjects.size).toBe(2);

    // The next person at the first device.
    await enter(at.page, 'B');
    await expect.poll(() => standing(at.page)).toEqual(UNASKED);
    await expect.poll(() => asked(at.page)).toBe('banner');
    await expect.poll(() => devices(at.page)).toEqual([]);
    await press(at.page, 'Refuse all');
    await expect.poll(() => at.links().map(({ account }) => account)).toEqual([A, A, B]);
    expect(subjects.has(at.rows()[2]?.subject ?? '')).toBe(false);
    // Neither name nor number is in what is evidence.
    expect(at.everything()).not.toMatch(/c-\d{8}|Member/);

    // And the first one, back there, finds theirs and nothing of the other's.
    await enter(at.page, 'A');
    await expect.poll(() => standing(at.page)).toEqual(WITHDRAWN);
    await expect.poll(async () => (await devices(at.page)).length).toBe(2);
  });

  it('end with the logout: everything is shut, and nothing is known', async () => {
    await open(at.page);
    await enter(at.page, 'A');
    await press(at.page, 'Accept all');
    await expect.poll(() => ad(at.page)).toBe(1);
    await expect.poll(() => at.rows().length).toBe(1);
    await press(at.page, 'Log out');
    await at.page.getByText('Nobody is logged in.').waitFor();
    await expect.poll(() => standing(at.page)).toEqual(UNASKED);
    await expect.poll(() => ad(at.page)).toBe(0);
    await at.page.reload();
    await drawn(at.page);
    expect(await standing(at.page)).toEqual(UNASKED);
    expect(await at.page.context().cookies()).toEqual([]);
  });

  it('work by keyboard, and what is here is not on the company’s own page', async () => {
    await open(at.page);
    await at.page.getByRole('button', { name: 'Log in as Member A' }).press('Enter');
    await at.page.getByText('Logged in: Member A').waitFor();
    const pressed = at.page.getByRole('button', { name: 'Log in as Member A', pressed: true });
    await pressed.waitFor();
    await at.page.getByRole('button', { name: 'Accept all' }).press('Enter');
    await expect.poll(() => standing(at.page)).toEqual(AGREED);
    await at.page.getByRole('button', { name: 'Withdraw all', exact: true }).press('Enter');
    await expect.poll(() => standing(at.page)).toEqual(WITHDRAWN);
    const asking: string[] = [];
    const company = await at.page.context().newPage();
    company.on('request', (request) => asking.push(new URL(request.url()).pathname));
    await company.goto(`${at.demo.url}/en/docomo/`);
    await company.evaluate(() => doui.ready);
    expect(await asked(company)).toBe('banner');
    expect(asking.filter((path) => path.includes('members'))).toEqual([]);
  });
});

describe('the login', () => {
  const session = (init: RequestInit) => fetch(`${at.demo.url}/members/session`, init);
  const login = (body: string, type = 'application/json', key = '') =>
    session({ method: 'POST', body, headers: { 'content-type': type, cookie: key } });
  const token = (key: string) =>
    fetch(`${at.demo.url}/members/token`, { headers: { cookie: key } });

  it('keeps its session from scripts, and gives a token to nobody else', async () => {
    const entered = await login('{"member":"a"}');
    const given = entered.headers.get('set-cookie') ?? '';
    expect(given).toMatch(
      /^session=[\w-]{36}; Path=\/members; HttpOnly; SameSite=Strict; Max-Age=\d+$/,
    );
    const [key = ''] = given.split(';');
    const answer = await token(key);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const [header, claims] = (await answer.text())
      .split('.', 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
    expect(header).toEqual({ alg: 'ES256' });
    expect(claims).toMatchObject({ sub: A, aud: 'doui', exp: claims.iat + 120 });
    // A login gives a new key, and ends what the one before was good for.
    const again = await login('{"member":"b"}', 'application/json', key);
    expect(again.headers.get('set-cookie')).not.toContain(key);
    for (const none of [key, 'session=00000000-0000-0000-0000-000000000000', '']) {
      expect((await token(none)).status).toBe(204);
    }
  });

  it('turns away what is none', async () => {
    for (const body of ['', '{', 'null', '[]', '{}', '{"member":"c"}', '{"member":["a"]}']) {
      expect((await login(body)).status, body).toBe(400);
    }
    expect((await login('{"member":"a"}', 'text/plain')).status).toBe(400);
    expect((await session({ method: 'PUT' })).status).toBe(400);
  });
});

it.each([
  ['en', 'light', 1_180],
  ['ja', 'dark', 320],
] as const)('is accessible and fits: %s, %s, %i', async (locale, colorScheme, width) => {
  const page = await at.browser.newPage({
    bypassCSP: true,
    locale,
    colorScheme,
    viewport: { width, height: 700 },
  });
  await page.goto(`${at.demo.url}/${locale}/members/`);
  await drawn(page);
  await page.locator('[data-member=a]').press('Enter');
  await page.locator('[data-member=a][aria-pressed=true]').waitFor();
  await page.evaluate(() => doui.record({ ads: 'granted', 'affiliate-coupons': 'refused' }));
  await page.locator('#lines b').waitFor();
  expect(await violations(page, 'html')).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
  await page.close();
});
