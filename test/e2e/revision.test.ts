import { describe, expect, it } from 'vitest';
import { revisedDocument } from '../fixtures/ways.ts';
import { violations } from '../support/axe.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import type { Decisions } from '../../src/core/api.ts';
import { heldOf } from '../support/held.ts';

const at = useChromiumLab();

/** Opens the page with one version of the notice, or with both. */
async function visit(material: boolean, versions: 1 | 2, page = at.page): Promise<void> {
  const document = revisedDocument(material);
  const notices = { ...document, notices: document.notices.slice(0, versions) };
  at.lab.answer('/doui/notices', () => Response.json(notices));
  await at.visit(page);
}

/** Decides on the first version, and comes back when the second is in force. */
async function back(material: boolean, decisions: Decisions, page = at.page): Promise<void> {
  await visit(material, 1, page);
  await at.decide(decisions, page);
  await visit(material, 2, page);
}

const first = () => at.page.getByRole('region', { name: 'Portal terms' });
const press = (name: string): Promise<void> =>
  at.page.getByRole('button', { name, exact: true }).click();

describe('a change that is not material', () => {
  it('is announced once: taken note of, it is not said again', async () => {
    await back(false, { letters: 'granted' });
    await first().getByText('Letters now also tell you of offers.').waitFor();
    expect(await first().getByRole('button').allInnerTexts()).toEqual(['OK', 'Read it']);
    await press('OK');
    await first().waitFor({ state: 'detached' });
    await at.page.waitForFunction(() => doui.state().entries[0]?.delivery === 'sent');
    const { subject } = await at.page.evaluate(() => doui.export());
    const rows = await heldOf(at.lab.store, String(subject));
    expect(rows.map(({ sealed }) => sealed.event)).toMatchObject([
      { kind: 'decision' },
      { kind: 'acknowledgement', means: 'person', surface: 'banner', decisions: {} },
    ]);
    await at.page.reload();
    await at.page.evaluate(() => doui.ready);
    expect(await at.page.evaluate(() => doui.state())).toMatchObject({
      news: [],
      purposes: { letters: { value: 'granted' } },
    });
    expect(await at.page.evaluate(() => doui.state().view)).toBeUndefined();
  });

  it('put away by Escape, is said again at the next visit, and nothing is recorded', async () => {
    await back(false, { letters: 'granted' });
    await first().getByRole('button', { name: 'OK' }).focus();
    await at.page.keyboard.press('Escape');
    await first().waitFor({ state: 'detached' });
    expect(await at.page.evaluate(() => doui.state().entries.length)).toBe(1);
    await at.page.reload();
    await first().waitFor();
  });

  it('can be read where it changed, and leads back to what announced it', async () => {
    await back(false, { letters: 'granted' });
    const read = first().getByRole('button', { name: 'Read it' });
    await read.click();
    await at.page.getByRole('dialog').getByText('Ask at any of our shops.').waitFor();
    await at.page.keyboard.press('Escape');
    await first().waitFor();
    await expect.poll(() => read.evaluate((node) => node.matches(':focus'))).toBe(true);
  });

  it('leaves shut what was withdrawn', async () => {
    await visit(false, 1);
    await at.decide({ letters: 'granted' });
    await at.page.evaluate(() => doui.withdraw('letters'));
    await visit(false, 2);
    await first().waitFor();
    await press('OK');
    await first().waitFor({ state: 'detached' });
    const { value, reason } =
      (await at.page.evaluate(() => doui.state().purposes['letters'])) ?? {};
    expect([value, reason]).toEqual(['denied', 'withdrawn']);
  });
});

describe('a material change', () => {
  it('asks anew about what it changes, in old words and new', async () => {
    await back(true, { letters: 'granted' });
    await first().getByText('Letters now also tell you of offers.').waitFor();
    expect(await at.page.evaluate(() => doui.allows('letters'))).toBe(false);
    await press('Choose');
    const dialog = at.page.getByRole('dialog');
    await dialog.getByText('Before (version 1)').waitFor();
    expect(await dialog.getByText('You hear of events near you.').count()).toBe(1);
    expect(await dialog.getByText('You hear of events and offers near you.').count()).toBe(1);
    const [before, after] = await Promise.all(
      ['before', 'after'].map((part) => dialog.locator(`[part=${part}]`).boundingBox()),
    );
    expect(before?.y).toBe(after?.y);
    await at.page.setViewportSize({ width: 390, height: 844 });
    const boxes = await Promise.all(
      ['before', 'after'].map((part) => dialog.locator(`[part=${part}]`).boundingBox()),
    );
    expect(boxes[1]?.y).toBeGreaterThan(boxes[0]?.y ?? Infinity);
    await dialog.getByRole('switch').check();
    await press('Save choices');
    await dialog.waitFor({ state: 'detached' });
    expect(await at.page.evaluate(() => doui.allows('letters'))).toBe(true);
    expect(await at.page.evaluate(() => doui.state().news)).toEqual([]);
  });

  it('leaves shut what was withdrawn, and does not ask for it again', async () => {
    await visit(true, 1);
    await at.decide({ letters: 'granted' });
    await at.page.evaluate(() => doui.withdraw('letters'));
    await visit(true, 2);
    const state = await at.page.evaluate(() => doui.state());
    expect(state.asking).toEqual([]);
    expect(state.purposes['letters']).toMatchObject({ value: 'denied', reason: 'withdrawn' });
    await first().waitFor();
    expect(await first().getByRole('button', { name: 'Accept all' }).count()).toBe(0);
  });
});

describe.each([
  ['news', false],
  ['the question anew', true],
])('%s', (_, material) => {
  it.each(['en-GB', 'ja-JP'])('has nothing for axe to find (%s)', async (locale) => {
    const context = await at.browser.newContext({ locale, bypassCSP: true });
    const page = await context.newPage();
    await back(material, { letters: 'granted' }, page);
    await page.evaluate((tag) => doui.setLocale(tag), locale);
    await page.getByRole('region').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.evaluate(() => doui.open('preferences'));
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await context.close();
  });
});
