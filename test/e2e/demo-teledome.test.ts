import { expect, it } from 'vitest';
import { useChromiumDemo } from '../support/chromium-demo.ts';

/*
 * A form that is sent only by whoever took note of its notice: the browser holds it back, and the
 * server looks whether it holds that act.
 */

const at = useChromiumDemo();
const gate = () => at.page.locator('doui-acknowledge');
const named = (name: string) => at.page.locator(`[name="${name}"]`);
const send = () => at.page.getByRole('button', { name: 'Send', exact: true });
/** Whether the browser would send the form as it stands. */
const isComplete = () =>
  at.page.evaluate(() => document.querySelector<HTMLFormElement>('#suspension')?.matches(':valid'));

async function fillIn(): Promise<void> {
  await at.visit('/en/teledome/');
  await named('contract.contract-name').fill('Ran Kita');
  await named('targets.1.teledome-number').fill('1234');
  await named('targets.1.plan-number').fill('1-23-45');
}

async function read(): Promise<void> {
  await gate().getByRole('button').first().click();
  await at.page.getByRole('dialog').waitFor();
  await at.page.keyboard.press('Escape');
  await at.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await gate().getByRole('checkbox').click();
  await expect.poll(isComplete).toBe(true);
}

/** Takes note of the notice; the act, once the server holds it. */
async function readAndKept(): Promise<{ readonly id: string; readonly subject: string }> {
  await read();
  await expect.poll(() => at.rows().length).toBe(1);
  const [act] = at.rows();
  return { id: act?.id ?? '', subject: act?.subject ?? '' };
}

it('cannot be sent before the notice has been acknowledged', async () => {
  await fillIn();
  expect(await isComplete()).toBe(false);
  await send().click();
  expect(new URL(at.page.url()).pathname).toBe('/en/teledome/');
  await at.page.locator('#suspension').waitFor();
  expect(at.rows()).toEqual([]);
});

it('shows what was received, once, and keeps none of it', async () => {
  await fillIn();
  await at.page.getByRole('button', { name: 'Add a number' }).click();
  await named('targets.2.teledome-number').fill('5678');
  await named('targets.2.plan-number').fill('2-34-56');
  await named('period.stop').first().check();
  await named('period.stop-at').fill('2027-01-04T09:30');
  await named('period.start').last().check();
  await named('notification.after-start-customer').first().check();
  await named('customer-contact.telephone').fill('03-0000-0000');
  await named('remarks.remarks').fill('<b>年末</b>');
  await read();
  await send().click();
  await at.page.getByRole('heading', { name: 'Received' }).waitFor();
  const shown = (await at.page.locator('main').textContent()) ?? '';
  for (const part of ['Ran Kita', '0180-99-1234', '41-23-45', '0180-99-5678', '2027-01-04 09:30']) {
    expect(shown).toContain(part);
  }
  expect(shown).toContain('フリー');
  expect(shown).toContain('<b>年末</b>');
  expect(at.rows()).toMatchObject([
    { kind: 'acknowledgement', surface: 'form', notices: [{ key: 'teledome-suspension' }] },
  ]);
  expect(at.everything()).not.toContain('Ran Kita');
});

it('is refused by the server where the act is made up, or another’s', async () => {
  await fillIn();
  const { id, subject } = await readAndKept();
  const post = (acknowledgement: string, of: string) =>
    fetch(`${at.demo.url}/en/teledome/`, {
      method: 'POST',
      body: new URLSearchParams({
        acknowledgement,
        subject: of,
        'contract.contract-name': 'Ran Kita',
        'targets.1.teledome-number': '1234',
        'targets.1.plan-number': '1-23-45',
      }),
    });
  const madeUp = 'A'.repeat(43);
  for (const [act, of] of [
    [madeUp, subject],
    [id, madeUp],
    ['', ''],
    [`${id}'--`, subject],
  ] as const) {
    const response = await post(act, of);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('The notes have not been read');
  }
  expect((await post(id, subject)).status).toBe(200);
  // A decision on another page is no acknowledgement of this notice.
  await at.visit('/en/');
  await at.page.getByRole('button', { name: 'Refuse all' }).click();
  await expect.poll(() => at.rows().length).toBe(2);
  const decision = at.rows()[1];
  expect((await post(decision?.id ?? '', decision?.subject ?? '')).status).toBe(403);
});

it('says what is missing where the browser did not', async () => {
  await fillIn();
  const { id, subject } = await readAndKept();
  const response = await fetch(`${at.demo.url}/en/teledome/`, {
    method: 'POST',
    body: new URLSearchParams({
      acknowledgement: id,
      subject,
      'targets.1.teledome-number': '12345',
      'office.received': 'forged',
    }),
  });
  expect(response.status).toBe(422);
  const html = await response.text();
  expect(html).toContain('ご契約者名');
  expect(html).toContain('テレドーム番号');
  expect(html).not.toContain('forged');
});

it('lets up to four numbers be added and removed, and opens a moment only for its choice', async () => {
  await at.visit('/en/teledome/');
  const numbers = at.page.locator('[name$=".teledome-number"]');
  const add = at.page.getByRole('button', { name: 'Add a number' });
  for (let count = 2; count <= 4; count += 1) await add.click();
  expect(await numbers.count()).toBe(4);
  expect(await add.isVisible()).toBe(false);
  await at.page.getByRole('button', { name: 'Remove this number' }).first().click();
  expect(await numbers.evaluateAll((all) => all.map((one) => one.getAttribute('name')))).toEqual([
    'targets.1.teledome-number',
    'targets.2.teledome-number',
    'targets.3.teledome-number',
  ]);
  expect(await add.isVisible()).toBe(true);

  expect(await named('period.stop-at').isDisabled()).toBe(true);
  await named('period.stop').first().check();
  expect(await named('period.stop-at').isDisabled()).toBe(false);
  await named('period.stop').last().check();
  expect(await named('period.stop-at').isDisabled()).toBe(true);
  expect(await named('office.received').isDisabled()).toBe(true);
});
