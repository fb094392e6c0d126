import { expect, test } from 'vitest';
import { waysDocument } from '../fixtures/ways.ts';
import { open, openView, type Page } from './page.ts';
import { memoryConsent } from './support.ts';

const ONLY = waysDocument(['portal']);
const ATTESTATION = { party: 'p-17', contract: 'c-4711' };

const names = ({ all }: Page): string[] =>
  all('.acts button').map(({ textContent }) => textContent ?? '');

/** A page on which consent to the portal was deemed, and to the directory obtained by another. */
async function agreed(view: 'preferences' | 'record'): Promise<Page> {
  const document = waysDocument();
  const consent = await memoryConsent(document, { at: () => new Date('2026-02-03T04:05:06Z') });
  await consent.record({ portal: 'granted' }, { mechanism: 'deemed-by-use' });
  await consent.record(
    { directory: 'granted' },
    { mechanism: 'obtained-by-other', attestation: ATTESTATION },
  );
  await consent.record({ letters: 'granted' });
  const page = await open(document, 'en', consent);
  await openView(page, view);
  return page;
}

test('where going on is to agree, the first layer says so, in the notice’s own words too', async () => {
  const page = await open(ONLY);
  expect(names(page)).toEqual(['Go on', 'Do not use it', 'Choose']);
  expect(new Set(page.all('.acts button').map(({ className }) => className)).size).toBe(1);
  expect(page.find('.first')?.textContent).toContain('Whoever uses the portal is taken to agree.');
  expect(page.find('.first')?.textContent).toContain(
    'If you go on, that is taken as your agreement.',
  );
});

test('going on is recorded as deemed, and nothing more', async () => {
  const { consent, button, find } = await open(ONLY);
  button('Go on').click();
  expect(consent.calls).toMatchObject([
    {
      decisions: { portal: 'granted' },
      how: { surface: 'banner', mechanism: 'deemed-by-use' },
      dispatching: true,
    },
  ]);
  await expect.poll(() => find('.first')).toBe(null);
  expect(consent.state().purposes['portal']).toMatchObject({
    value: 'granted',
    by: 'deemed-by-use',
  });
});

test('not to use it is a refusal, said by the person', async () => {
  const { consent, button } = await open(ONLY);
  button('Do not use it').click();
  expect(consent.calls[0]).toMatchObject({ decisions: { portal: 'refused' } });
  expect(consent.calls[0]?.how).not.toHaveProperty('mechanism');
});

test('where only some are deemed, the usual answers stand, and are explicit', async () => {
  const page = await open(waysDocument(['portal', 'letters']));
  expect(names(page)).toEqual(['Accept all', 'Refuse all', 'Choose']);
  page.button('Accept all').click();
  expect(page.consent.calls[0]?.how).not.toHaveProperty('mechanism');
});

test('what another party may have to obtain is put as such', async () => {
  const page = await open(waysDocument(['directory', 'letters']));
  const told = 'Only with your agreement, which another party may have to obtain';
  expect(page.all('.first li')[0]?.textContent).toContain(told);
  expect(page.all('.first li')[0]?.textContent).toContain('Your employer sees to it');
  await openView(page, 'preferences');
  expect(page.find('.purpose dl')?.textContent).toContain(told);
  expect(page.find('.purpose dl')?.textContent).toContain('Your employer sees to it');
});

test('in preferences a grant stands as it came about', async () => {
  const { all } = await agreed('preferences');
  const told = all('.purpose dl').map(({ textContent }) => textContent ?? '');
  expect(told.slice(0, 3)).toEqual([
    expect.stringContaining('Deemed agreed by use on February 3, 2026'),
    expect.stringContaining('Agreed by another party on February 3, 2026'),
    expect.stringContaining('You agreed on February 3, 2026'),
  ]);
});

test('what no switch takes back has none while it is granted, and says what follows and where', async () => {
  const { all, consent, button, find } = await agreed('preferences');
  const portal = find('.purpose');
  expect(portal?.querySelector('input')).toBe(null);
  expect(portal?.textContent).toContain('you cannot log in any more');
  expect(portal?.querySelector('a')).toMatchObject({
    textContent: 'Withdraw by deleting your registration',
    pathname: '/portal/leave',
  });
  expect(all('.switch').map((input) => (input as HTMLInputElement).name)).toEqual([
    'directory',
    'letters',
  ]);
  button('Refuse all').click();
  expect(consent.calls.at(-1)?.decisions).toEqual({ directory: 'refused', letters: 'refused' });
});

test('and has one while it is not', async () => {
  const page = await open(waysDocument());
  await openView(page, 'preferences');
  expect(page.toggle('Running the portal').name).toBe('portal');
  expect(page.text()).not.toContain('deleting your registration');
});

test('the record withdraws all but what is withdrawn elsewhere', async () => {
  const { all, consent, button, text } = await agreed('record');
  expect(text()).toContain('Withdraw by deleting your registration');
  expect(all('.used button').map((one) => one.ariaLabel ?? one.getAttribute('aria-label'))).toEqual(
    ['Withdraw: The staff directory', 'Withdraw: Letters about events'],
  );
  button('Withdraw all').click();
  expect(consent.calls.at(-1)?.decisions).toEqual({ directory: 'refused', letters: 'refused' });
});

test('the record says of each act how it came about, with the other party’s opaque keys', async () => {
  const { all } = await agreed('record');
  const entries = all('.entry').map(({ textContent }) => textContent ?? '');
  const one = (title: string): string => entries.find((entry) => entry.includes(title)) ?? '';
  expect(one('Running the portal')).toContain('Deemed to have agreed, by using the service.');
  expect(one('The staff directory')).toMatch(
    /Agreed for you by another party, for contract .?c-4711/,
  );
  expect(one('The staff directory')).toContain('Party: p-17');
  expect(one('Letters about events')).not.toMatch(/Deemed|another party/);
});

test('what cannot be switched off here has no switch, and says why', async () => {
  const page = await open(waysDocument());
  await openView(page, 'preferences');
  const advice = page.all('.purpose').find(({ textContent }) => textContent?.includes('Advice'));
  expect(advice?.querySelector('input')).toBe(null);
  expect(advice?.textContent).toContain('You cannot switch this off here.');
  expect(advice?.textContent).toContain('What you can stop is shown on your account page.');
});

test('what the law exempts stands apart, with the exemption in words', async () => {
  const page = await open(waysDocument());
  await openView(page, 'preferences');
  expect(page.all('article h4').map(({ textContent }) => textContent)).toContain(
    'Not asked, under the law',
  );
  expect(page.text()).toContain('Not asked, as the law allows (provided for by law)');
});
