import { expect, test } from 'vitest';
import { open, openView, put, type Page } from './page.ts';

const CALL = { how: { surface: 'preferences' }, dispatching: true };

async function preferences(...how: Parameters<typeof open>): Promise<Page> {
  const page = await open(...how);
  await openView(page, 'preferences');
  return page;
}

/** Turns a switch, and waits until it tells so in words. */
async function turn({ toggle }: Page, purpose: string): Promise<void> {
  const input = toggle(purpose);
  const told = input.previousElementSibling;
  const before = told?.textContent;
  input.click();
  await expect.poll(() => told?.textContent).not.toBe(before);
}

const facts = (page: Page, purpose: string): string => {
  const heading = page.all('h5').find(({ textContent }) => textContent === purpose);
  return heading?.closest('.purpose')?.querySelector('dl')?.textContent ?? '';
};

test('is a dialog named by its title', async () => {
  const { find } = await preferences();
  const name = find(`#${find('dialog')?.getAttribute('aria-labelledby')}`);
  expect(name?.textContent).toBe('Your choices');
});

test('gives each asked purpose a real switch, named and described, and off until granted', async () => {
  const { all, find, toggle } = await preferences();
  const switches = all('[role=switch]') as HTMLInputElement[];
  expect(switches.map(({ name, type, checked }) => [name, type, checked])).toEqual([
    ['behavioral-analysis', 'checkbox', false],
    ['partner-campaigns', 'checkbox', false],
    ['ads', 'checkbox', false],
  ]);
  const ads = toggle('Other companies’ advertisements');
  expect(find(`#${ads.getAttribute('aria-describedby')}`)?.textContent).toContain(
    'We show and deliver',
  );
});

test('shows what is never asked in groups of its own, with its basis and no switch', async () => {
  const page = await preferences();
  const groups = page.all('article > section > h4').map(({ textContent }) => textContent);
  expect(groups).toEqual(['You decide', 'Needed for the service', 'For your information']);
  expect(facts(page, 'Providing your service')).toContain('BasisNeeded for the service');
  expect(facts(page, 'Our own offers, advice and surveys')).toContain(
    'telephone, e-mail, and post',
  );
});

test('says who receives the data, in what role and country, on what basis, and for how long', async () => {
  const document = put({ ads: { validDays: 365 } });
  const { advertisers } = document.recipients;
  if (!advertisers) throw new Error('no advertisers');
  const page = await preferences({
    ...document,
    recipients: {
      ...document.recipients,
      advertisers: { ...advertisers, role: 'joint-user', country: 'US' },
    },
  });
  const told = facts(page, 'Other companies’ advertisements');
  expect(told).toContain('Other companies that advertise joint user · United States');
  expect(told).toContain('Only if you agree');
  expect(told).toContain('365 days');
  expect(told).toContain('Not decided yet');
});

test('saves what the switches show as one act, within the click', async () => {
  const page = await preferences();
  const { consent, toggle, button, find } = page;
  await turn(page, 'Other companies’ advertisements');
  button('Save choices').click();
  expect(consent.calls).toMatchObject([
    {
      ...CALL,
      decisions: {
        'behavioral-analysis': 'refused',
        'partner-campaigns': 'refused',
        ads: 'granted',
      },
    },
  ]);
  await expect.poll(() => find('dialog')).toBe(null);
  await openView(page, 'preferences');
  expect(toggle('Other companies’ advertisements').checked).toBe(true);
});

test.each([
  ['Accept all', 'granted'],
  ['Refuse all', 'refused'],
])('“%s” answers for every switch', async (name, decision) => {
  const { consent, button } = await preferences();
  button(name).click();
  expect(consent.calls).toMatchObject([
    {
      ...CALL,
      decisions: { 'behavioral-analysis': decision, 'partner-campaigns': decision, ads: decision },
    },
  ]);
});

test('accepting and refusing look the same', async () => {
  const { button } = await preferences();
  expect(button('Accept all').className).toBe(button('Refuse all').className);
});

test('records no answer for an open purpose that was left alone, and an objection as one', async () => {
  const page = await preferences(put({ improvement: { basis: 'opt-out' } }));
  const { consent, toggle, button, find } = page;
  expect(toggle('Better and new services').checked).toBe(true);
  button('Save choices').click();
  expect(consent.calls[0]?.decisions).not.toHaveProperty('improvement');
  await expect.poll(() => find('dialog')).toBe(null);
  await openView(page, 'preferences');
  await turn(page, 'Better and new services');
  button('Save choices').click();
  expect(consent.calls[1]?.decisions).toMatchObject({ improvement: 'refused' });
});

test('has nothing to record where all that can be decided is open and was left alone', async () => {
  const left = { basis: 'opt-out' } as const;
  const page = await open(
    put({ ads: left, 'behavioral-analysis': left, 'partner-campaigns': left }),
  );
  await openView(page, 'preferences');
  page.button('Save choices').click();
  await expect.poll(() => page.find('dialog')).toBe(null);
  expect(page.consent.calls).toEqual([]);
});

test('keeps the choices when they could not be saved', async () => {
  const page = await preferences();
  const { consent, toggle, button, find } = page;
  consent.breakStorage(true);
  await turn(page, 'Other companies’ advertisements');
  button('Save choices').click();
  await expect.poll(() => find('dialog [role=alert]')?.textContent).toContain('could not be saved');
  expect(toggle('Other companies’ advertisements').checked).toBe(true);
});

test('follows a withdrawal made elsewhere', async () => {
  const page = await open();
  const { consent, toggle } = page;
  await consent.record({ 'behavioral-analysis': 'granted' });
  await openView(page, 'preferences');
  expect(toggle('Analysing your activity').checked).toBe(true);
  await consent.withdraw('behavioral-analysis');
  await expect.poll(() => toggle('Analysing your activity').checked).toBe(false);
});

test('leads to the whole notice', async () => {
  const { consent, button, find } = await preferences();
  button('Read the whole notice: Specified User Information Handling Policy').click();
  expect(consent.state()).toMatchObject({
    view: 'notice',
    target: { notice: 'specified-user-information' },
  });
  await expect.poll(() => find('dialog')?.textContent).toContain('Katsushige Kojima');
});

test('keeps what was turned while the notice is read, and forgets it when all is closed', async () => {
  const page = await preferences();
  const { consent, toggle, find } = page;
  await turn(page, 'Other companies’ advertisements');
  consent.open('notice');
  await expect.poll(() => find('dialog')?.textContent).toContain('Katsushige Kojima');
  consent.open('preferences');
  await expect.poll(() => find('.switch')).not.toBe(null);
  expect(toggle('Other companies’ advertisements').checked).toBe(true);
  consent.close();
  await expect.poll(() => find('dialog')).toBe(null);
  await openView(page, 'preferences');
  expect(toggle('Other companies’ advertisements').checked).toBe(false);
});

test('puts the focus on the switch of the purpose that was asked for', async () => {
  const page = await open();
  await openView(page, 'preferences', 'ads');
  expect(page.root.activeElement).toBe(page.toggle('Other companies’ advertisements'));
});

test('never follows an address that would run script', async () => {
  const document = put({});
  const { partners } = document.recipients;
  if (!partners) throw new Error('no partners');
  const { all } = await preferences({
    ...document,
    recipients: {
      ...document.recipients,
      partners: { ...partners, url: ['java', 'script:alert(1)'].join('') },
    },
  });
  expect(all('a')).toHaveLength(0);
});
