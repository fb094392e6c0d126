import { describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { useChromiumDemo } from '../support/chromium-demo.ts';

/*
 * Every page of the demonstration shows the notice of its audience and no other; the panel changes
 * who somebody is, and the trace says why a notice applies.
 */

const at = useChromiumDemo();
const USERS = 'specified-user-information';
const PERSONAL = 'personal-information';
const TERMS = 'customer-portal-terms';
const TELEDOME = 'teledome-suspension';

const trace = () => at.page.locator('#audience-trace .trace > li');
const preset = (name: string) =>
  at.page.locator('#audience-form').getByRole('button', { name, exact: true });
/** The keys of the notices, once they are these. */
const apply = (keys: string[]) => expect.poll(at.applying).toEqual(keys);

describe('each page', () => {
  it.each<[path: string, keys: string[], asks: boolean]>([
    ['/en/', [USERS], true],
    ['/en/portal/', [TERMS, PERSONAL], true],
    ['/en/portal/leave', [TERMS, PERSONAL], true],
    ['/en/portal/admin', [TERMS, PERSONAL], true],
    ['/en/teledome/', [TELEDOME], false],
    ['/en/privacy/', [USERS], true],
    ['/en/record/', [USERS], true],
    ['/en/docomo/', ['personal-data'], true],
    ['/en/members/', ['personal-data'], true],
    ['/en/colt/', ['personal-information-asia'], true],
  ])('%s shows the notices of its audience and no others', async (path, keys, asks) => {
    await at.visit(path);
    expect(await at.applying()).toEqual(keys);
    const first = at.page.locator('doui-root').getByRole('region');
    if (asks) await first.first().waitFor();
    else expect(await at.page.evaluate(() => doui.state().view)).toBeUndefined();
    expect(await trace().filter({ hasText: 'Applies' }).count()).toBe(keys.length);
    expect(await at.seen()).toEqual([]);
    expect(await at.page.getByText('demonstration of Doui, not').count()).toBe(1);
  });

  it.each([
    ['en', ['', 'portal/admin', 'teledome/']],
    ['ja', ['portal/', 'portal/leave', 'privacy/']],
  ])('is accessible, in %s, with all that is behind it', async (language, some) => {
    for (const path of some) {
      const page = await at.browser.newPage({ bypassCSP: true, locale: language });
      await page.goto(`${at.demo.url}/${language}/${path}`);
      await page.evaluate(() => doui.ready);
      await page.locator('#audience-trace .trace > li').first().waitFor();
      expect(await violations(page, 'html'), path).toEqual([]);
      await page.close();
    }
    for (const path of ['docomo/', 'colt/', 'record/', 'transmissions/', '?revision=material']) {
      const page = await at.browser.newPage({
        bypassCSP: true,
        locale: language,
        colorScheme: 'dark',
        viewport: { width: 320, height: 640 },
      });
      await page.goto(`${at.demo.url}/${language}/${path}`);
      await page.evaluate(() => doui.ready);
      await page.locator('#audience-trace .trace > li').first().waitFor();
      expect(await violations(page, 'html'), path).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, path).toBeLessThanOrEqual(0);
      await page.close();
    }
  });

  it('leads to every other', async () => {
    await at.visit('/en/');
    const ways = await at.page
      .locator('.tour nav a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
    for (const path of [...ways, '/portal/admin', '/portal/leave']) {
      const response = await at.page.goto(at.demo.url + path);
      expect(response?.status(), path).toBe(200);
    }
  });
});

describe('the panel', () => {
  it('changes the notices and the trace, and is remembered on the next page', async () => {
    await at.visit('/en/');
    await apply([USERS]);
    await preset('Subscriber, a consumer').click();
    await apply([USERS, PERSONAL]);
    await preset('Employee of a corporate customer').click();
    await apply([PERSONAL]);
    await preset('Visitor').click();
    await apply([]);
    await expect.poll(() => trace().filter({ hasText: 'For others' }).count()).toBe(4);
    expect(await trace().first().textContent()).toContain('service must be one of');

    await at.visit('/en/privacy/');
    expect(await at.applying()).toEqual([]);
    expect(await preset('Visitor').getAttribute('aria-pressed')).toBe('true');
    await at.page.getByRole('button', { name: 'As this page begins' }).click();
    await apply([USERS]);
    // From there on each page begins as it does for whoever has said nothing.
    await at.visit('/en/teledome/');
    expect(await at.applying()).toEqual([TELEDOME]);
  });

  it('says where a page is for others, and leads back to whom it is for', async () => {
    await at.visit('/en/');
    await preset('Visitor').click();
    await apply([]);
    await at.visit('/en/portal/');
    await at.page.getByRole('heading', { name: 'The portal is for its users' }).waitFor();
    await at.page.getByRole('button', { name: 'Be that person here' }).click();
    await apply([TERMS, PERSONAL]);
    await at.page.getByRole('button', { name: 'Go on', exact: true }).waitFor();
  });

  it('is built from what the document declares, and works by keyboard', async () => {
    await at.visit('/en/');
    const box = at.page.getByRole('checkbox', { name: 'Internet connection' });
    expect(await box.isChecked()).toBe(true);
    await box.focus();
    await at.page.keyboard.press('Space');
    await apply([]);
    expect(await at.page.evaluate(() => doui.state().audience)).toEqual({});
    await at.page.keyboard.press('Space');
    await at.page.getByRole('checkbox', { name: 'Teledome' }).press('Space');
    await apply([USERS, TELEDOME]);
    expect(await at.page.evaluate(() => doui.state().audience)).toEqual({
      service: ['internet-connection', 'teledome'],
    });
  });

  it('speaks the page’s language, in the trace as well', async () => {
    await at.visit('/ja/');
    await expect
      .poll(() => trace().first().textContent())
      .toContain('ご利用のサービスが、インターネット接続サービスであること');
    await at.page.getByRole('combobox', { name: '表示のことば' }).selectOption('en');
    await at.page.getByRole('button', { name: 'Refuse all' }).waitFor();
  });

  it('knows of members and of days: the rule of one company', async () => {
    await at.visit('/en/docomo/');
    await apply(['personal-data']);
    await preset('Member since 2020').click();
    await apply([]);
    const failed = trace().locator('.fails');
    await expect.poll(() => failed.textContent()).toContain('never on or after 2019-12-11');
    expect(await failed.textContent()).toContain('2020-04-01 to now');
    expect(await trace().locator('.holds').textContent()).toContain('2018-06-01');
    await preset('Member until 2019').click();
    await apply(['personal-data']);

    // By hand: data of a later day, and then somebody of whom nothing is known.
    await at.page.getByLabel('Day on which the data was acquired').fill('2019-12-11');
    await at.page.getByLabel('Day on which the data was acquired').blur();
    await apply([]);
    const periods = at.page.getByLabel('Periods as a d POINT CLUB member', { exact: true });
    await periods.selectOption({ label: 'Not stated' });
    await expect
      .poll(() => at.page.evaluate(() => doui.state().audience))
      .toEqual({ 'data-acquired': '2019-12-11' });
    await expect.poll(() => failed.count()).toBe(2);
  });

  it('knows of regions: the rule of another', async () => {
    await at.visit('/en/colt/');
    await preset('Customer elsewhere').click();
    await apply([]);
    await preset('Visitor').click();
    await apply(['personal-information-asia']);
  });
});

describe('the gates of the other companies’ pages', () => {
  it('hold back each tag until its own purpose is allowed', async () => {
    await at.visit('/en/docomo/');
    await at.page.getByRole('button', { name: 'Refuse all' }).click();
    await expect.poll(() => at.rows().length).toBe(1);
    expect(await at.seen()).toEqual([]);
    await at.page.locator('[data-doui-purpose=affiliate-coupons]').click();
    await at.page.getByRole('switch', { name: /^Coupons of our group/ }).press('Space');
    await at.page.getByRole('button', { name: 'Save choices' }).click();
    await expect.poll(at.seen).toContain('/points');
    expect(await at.seen()).not.toContain('/ads.js');
    expect(await at.seen()).not.toContain('/coupon');
  });

  it('keep one company’s answers apart from another’s', async () => {
    await at.visit('/en/docomo/');
    await at.page.getByRole('button', { name: 'Accept all' }).click();
    await expect.poll(at.seen).toContain('/ads.js');
    // What is not sent before one leaves waits for the next visit there.
    await expect.poll(() => at.rows().length).toBe(1);
    await at.visit('/en/colt/');
    expect(await at.page.evaluate(() => doui.state().entries)).toEqual([]);
    await at.page.getByRole('button', { name: 'Accept all' }).click();
    await expect.poll(at.seen).toEqual(expect.arrayContaining(['/partner.js', '/share.js']));
    await expect.poll(() => at.rows().length).toBe(2);
    await at.visit('/en/');
    expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(false);
    expect(new Set(at.rows().map(({ subject }) => subject)).size).toBe(2);
  });
});

describe('a made-up revision', () => {
  const analysis = () => at.page.evaluate(() => doui.state().purposes['behavioral-analysis']);

  it('that is material asks again, about that purpose alone, and says what changed', async () => {
    await at.visit('/en/');
    await at.page.getByRole('button', { name: 'Accept all' }).click();
    await expect.poll(() => at.rows().length).toBe(1);
    await at.visit('/en/?revision=material');
    expect(await analysis()).toMatchObject({ value: 'unset', reason: 'renewed', allowed: false });
    expect(await at.page.evaluate(() => [doui.allows('ads'), doui.state().asking])).toEqual([
      true,
      ['behavioral-analysis'],
    ]);
    await at.page.getByText('made up for this demonstration').first().waitFor();
    const first = at.page.locator('doui-root');
    await first.getByText('what you watch on television').first().waitFor();
    await first.getByRole('button', { name: 'Choose', exact: true }).click();
    const dialog = at.page.getByRole('dialog');
    const words = () => dialog.textContent();
    await expect.poll(words).toContain('such as the history of what you do. From the results');
    expect(await words()).toContain('and what you watch on television over your line. From');
  });

  it('that is not material is announced once', async () => {
    await at.visit('/ja/');
    await at.page.getByRole('button', { name: 'すべて同意する' }).click();
    await expect.poll(() => at.rows().length).toBe(1);
    await at.visit('/ja/?revision=minor');
    expect(await analysis()).toMatchObject({ value: 'granted' });
    const first = at.page.locator('doui-root');
    await first.getByText('3営業日以内').first().waitFor();
    await first.getByRole('button', { name: '確認しました' }).click();
    await expect.poll(() => at.rows().at(-1)?.kind).toBe('acknowledgement');
    await at.visit('/ja/?revision=minor');
    expect(await at.page.evaluate(() => [doui.state().news, doui.state().view])).toEqual([
      [],
      undefined,
    ]);
  });
});

describe('the pages of notices and of the record', () => {
  it('show one notice in full, and another where the address names it', async () => {
    await at.visit('/en/privacy/');
    const shown = at.page.locator('doui-notice');
    await shown.getByRole('heading', { name: 'How we protect it' }).waitFor();
    await at.page.getByRole('link', { name: 'Customer portal' }).click();
    await shown.getByRole('heading', { name: 'Transfer abroad' }).waitFor();
    await at.visit(`/en/privacy/#doui-${TELEDOME}-form`);
    await shown.getByRole('heading', { name: 'ご記入の前にお読みください' }).waitFor();
  });

  it('put nothing but the notice on paper', async () => {
    await at.visit('/en/privacy/');
    await at.page.locator('doui-notice').getByRole('heading', { name: 'Leaks' }).waitFor();
    await at.page.evaluate(() => doui.close());
    await at.page.emulateMedia({ media: 'print' });
    for (const part of ['.tour', '.top', '.bench', 'footer', '.tabs']) {
      expect(await at.page.locator(part).isVisible(), part).toBe(false);
    }
    await at.page.locator('doui-notice').getByRole('heading', { name: 'Leaks' }).waitFor();
  });

  it('tell on every company’s page what is sent to others', async () => {
    for (const path of ['', 'docomo/', 'colt/']) {
      await at.visit(`/en/${path}`);
      await at.page.evaluate(() => doui.close());
      await at.page.getByRole('link', { name: 'What we send to others' }).click();
      const told = at.page.locator('doui-transmissions section[lang=en] article');
      await told.first().waitFor();
      expect(await told.getByText('(made up)').count()).toBeGreaterThan(0);
    }
  });

  it('show what was decided, in the page', async () => {
    await at.visit('/en/');
    await at.page.getByRole('button', { name: 'Refuse all' }).click();
    await expect.poll(() => at.rows().length).toBe(1);
    await at.visit('/en/record/');
    const record = at.page.locator('doui-record');
    await expect.poll(() => record.getByText('Received by the server').count()).toBe(1);
  });
});
