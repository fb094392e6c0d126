import { describe, expect, it } from 'vitest';
import { waysDocument } from '../fixtures/ways.ts';
import { violations } from '../support/axe.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { heldOf } from '../support/held.ts';

const at = useChromiumLab();

/** Opens the page with a notice of these purposes, or of all. */
async function visit(keep?: readonly string[], page = at.page): Promise<void> {
  at.lab.answer('/doui/notices', () => Response.json(waysDocument(keep)));
  await at.visit(page);
}

const press = (name: string): Promise<void> =>
  at.page.getByRole('button', { name, exact: true }).click();
const stored = async () => {
  await at.page.waitForFunction(() => doui.state().entries[0]?.delivery === 'sent');
  const { subject } = await at.page.evaluate(() => doui.export());
  return (await heldOf(at.lab.store, String(subject))).map(({ sealed }) => sealed.event);
};
const portal = () => at.page.evaluate(() => doui.state().purposes['portal']);

describe('consent that is deemed', () => {
  it('is put as such, with answers of the same weight', async () => {
    await visit(['portal']);
    const acts = at.page.getByRole('region').getByRole('button');
    await acts.first().waitFor();
    const looks = await acts.evaluateAll((buttons) =>
      buttons.map((button) => {
        const { width, height } = button.getBoundingClientRect();
        const { color, backgroundColor, fontSize, fontWeight } = getComputedStyle(button);
        return [
          Math.round(width),
          Math.round(height),
          color,
          backgroundColor,
          fontSize,
          fontWeight,
        ];
      }),
    );
    expect(looks).toHaveLength(3);
    for (const look of looks) expect(look).toEqual(looks[0]);
  });

  it('is recorded as deemed, by a person, and shown as nothing more', async () => {
    await visit(['portal']);
    await press('Go on');
    await expect.poll(portal).toMatchObject({ value: 'granted', by: 'deemed-by-use' });
    expect(await stored()).toMatchObject([
      { means: 'person', surface: 'banner', mechanism: 'deemed-by-use' },
    ]);
    await at.page.evaluate(() => doui.open('record'));
    const dialog = at.page.getByRole('dialog');
    await dialog.getByText('Deemed to have agreed, by using the service.').waitFor();
    expect(await dialog.innerText()).not.toMatch(/You agreed/);
    const link = dialog.getByRole('link', { name: 'Withdraw by deleting your registration' });
    expect(await link.getAttribute('href')).toBe('/portal/leave');
    expect(await dialog.getByRole('button', { name: /^Withdraw/ }).count()).toBe(0);
  });

  it('can be refused, and said in so many words instead', async () => {
    await visit(['portal']);
    await press('Do not use it');
    await expect.poll(portal).toMatchObject({ value: 'denied', reason: 'refused' });
    await at.page.evaluate(() => doui.open('preferences'));
    await at.page.getByRole('switch', { name: 'Running the portal' }).check();
    await press('Save choices');
    await expect.poll(portal).toMatchObject({ value: 'granted', by: 'explicit' });
    expect((await stored()).map(({ mechanism }) => mechanism)).toEqual([undefined, undefined]);
  });
});

describe('every way together', () => {
  const settings = [
    ['en-GB', { width: 1280, height: 800 }, 'light'],
    ['ja-JP', { width: 390, height: 844 }, 'dark'],
    ['ar', { width: 390, height: 844 }, 'light'],
  ] as const;

  it.each(settings)('has nothing for axe to find (%s)', async (locale, viewport, colorScheme) => {
    const context = await at.browser.newContext({ locale, viewport, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    await visit(undefined, page);
    await page.evaluate(async (tag) => {
      doui.setLocale(tag);
      await doui.record({ portal: 'granted' }, { mechanism: 'deemed-by-use' });
      const attestation = { party: 'p-17', contract: 'c-4711' };
      await doui.record({ directory: 'granted' }, { mechanism: 'obtained-by-other', attestation });
    }, locale);
    for (const view of ['banner', 'preferences', 'record'] as const) {
      await page.evaluate((which) => doui.open(which), view);
      await page
        .getByRole(view === 'banner' ? 'region' : 'dialog')
        .first()
        .waitFor();
      expect(await violations(page)).toEqual([]);
    }
    await context.close();
  });
});
