import { expect, it } from 'vitest';
import { useChromiumDemo } from '../support/chromium-demo.ts';

/*
 * The portal: consent that is deemed given by use, or that another party says it obtained, is
 * recorded as no more than that; it is withdrawn by deleting the registration.
 */

const at = useChromiumDemo();
const open = () => at.page.locator('#portal-open');
const desk = () =>
  at.page.evaluate(async () => {
    const response = await fetch('/portal/desk');
    return response.json();
  });
const goOn = async (): Promise<void> => {
  await at.visit('/en/portal/');
  expect(await open().isVisible()).toBe(false);
  expect(await desk()).toEqual({ requests: [] });
  await at.page.getByRole('button', { name: 'Go on', exact: true }).click();
  await open().waitFor();
};

it('is shut until its use is gone on with, which is recorded as deemed', async () => {
  await goOn();
  await expect.poll(() => at.rows().length).toBe(1);
  expect(at.rows()).toMatchObject([
    {
      kind: 'decision',
      means: 'person',
      surface: 'banner',
      mechanism: 'deemed-by-use',
      decisions: { 'portal-use': { decision: 'granted' } },
    },
  ]);
  await expect.poll(() => at.page.locator('#email').inputValue()).toContain('@example.com');
  await at.page.locator('#name').fill('Ran Kita');
  await at.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => at.page.locator('#saved').textContent()).toBe('Saved.');
  expect(await desk()).toMatchObject({ registration: { name: 'Ran Kita' } });
  expect(at.everything()).not.toMatch(/Ran Kita|example\.com/);
});

it('stays shut where its use is not gone on with', async () => {
  await at.visit('/en/portal/');
  await at.page.getByRole('button', { name: 'Do not use it' }).click();
  await expect.poll(() => at.rows().length).toBe(1);
  expect(at.rows()[0]?.decisions).toMatchObject({ 'portal-use': { decision: 'refused' } });
  expect(await open().isVisible()).toBe(false);
  expect(await desk()).toEqual({ requests: [] });
});

it('has the two boxes of requests that the notice tells of, each with its acts', async () => {
  await goOn();
  const box = (name: string) => at.page.locator('.boxes .card').filter({ hasText: name });
  const received = box('Requests that you receive').locator('.requests > li');
  const sent = box('Requests that you sent').locator('.requests > li');
  await expect.poll(() => received.count()).toBe(2);
  await received.first().getByRole('button', { name: /^View/ }).click();
  await received.first().getByText('100 Mbps').waitFor();
  await received
    .first()
    .getByRole('button', { name: /^Accept/ })
    .click();
  await received.first().getByText('Accepted').waitFor();
  await received
    .nth(1)
    .getByRole('button', { name: /^Reject/ })
    .click();
  await received.nth(1).getByText('Rejected').waitFor();
  expect(await received.getByRole('button', { name: /^Accept/ }).count()).toBe(0);
  await sent
    .first()
    .getByRole('button', { name: /^Withdraw/ })
    .click();
  await sent.first().getByText('Withdrawn').waitFor();
  await at.page.reload();
  await received.first().getByText('Accepted').waitFor();
});

it('records what the contract party says as obtained by that party, by opaque keys', async () => {
  await at.visit('/en/portal/admin');
  await at.page.evaluate(() => doui.close());
  await at.page.getByRole('button', { name: 'We have our users’ agreement' }).click();
  await expect.poll(() => at.page.locator('#attested').textContent()).toContain('Recorded.');
  await expect.poll(() => at.rows().length).toBe(1);

  await at.page.getByRole('link', { name: 'To the portal, as the user' }).click();
  await open().waitFor();
  await expect.poll(() => at.rows().length).toBe(2);
  const [administrator, user] = at.rows();
  expect(administrator).toMatchObject({
    kind: 'acknowledgement',
    means: 'person',
    surface: 'form',
    decisions: {},
  });
  expect(user).toMatchObject({
    kind: 'decision',
    means: 'script',
    mechanism: 'obtained-by-other',
    attestation: {
      party: 'party-2481',
      contract: 'contract-2481-01',
      event: administrator?.id,
    },
    decisions: { 'portal-use': { decision: 'granted' } },
  });
  expect(user?.subject).not.toBe(administrator?.subject);
  await at.page.getByText('Your company has said that it obtained your agreement').waitFor();

  await at.visit('/en/record/');
  const record = at.page.locator('doui-record');
  await record.getByText('contract-2481-01').first().waitFor();
});

it('is left by deleting the registration: what follows first, then nothing is left', async () => {
  await goOn();
  await expect.poll(async () => (await desk()).registration?.name).toBe('Hanako Mori');
  await at.page.getByRole('link', { name: 'Delete my registration' }).click();
  await at.page.waitForURL('**/portal/leave');
  await at.page
    .getByText('stop using the portal, and delete your user registration')
    .first()
    .waitFor();
  expect(await at.page.getByRole('button', { name: 'Delete and withdraw' }).isVisible()).toBe(
    false,
  );
  expect(await at.page.evaluate(() => doui.allows('portal-use'))).toBe(true);

  await at.page.getByRole('button', { name: 'Go on', exact: true }).click();
  await at.page.getByText('hanako.mori@example.com').waitFor();
  await at.page.getByRole('button', { name: 'Delete and withdraw' }).click();
  await at.page.getByRole('heading', { name: 'Nothing is left' }).waitFor();
  expect(await desk()).toEqual({ requests: [] });
  expect(await at.page.context().cookies()).toEqual([]);
  await expect.poll(() => at.rows().length).toBe(2);
  expect(at.rows()[1]).toMatchObject({
    means: 'person',
    surface: 'form',
    decisions: { 'portal-use': { decision: 'withdrawn' } },
  });
  await at.visit('/en/portal/');
  expect(await open().isVisible()).toBe(false);
  // Whoever withdrew is not asked again, and not entered again by what another party says.
  expect(await at.page.evaluate(() => doui.state().view)).toBeUndefined();
});

it('turns away what is no act of its pages', async () => {
  const post = (body: string, type = 'application/json') =>
    fetch(`${at.demo.url}/portal/desk`, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
  for (const body of ['', '{', 'null', '[]', '{"act":"decide"}', '{"act":"correct"}']) {
    expect((await post(body)).status, body).toBe(400);
  }
  expect((await post('{"act":"register"}', 'text/plain')).status).toBe(400);
  expect((await post(`{"act":"register","x":"${'x'.repeat(5_000)}"}`)).status).toBe(400);
});
