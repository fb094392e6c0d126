import { expect, test } from 'vitest';
import { memoryConsent } from './support.ts';
import { DOCUMENT, open, put } from './page.ts';

const ASKED = [
  'Analysing your activity',
  'Campaigns of partners and stores',
  'Other companies’ advertisements',
];
const ALL = (decision: string) => ({
  'behavioral-analysis': decision,
  'partner-campaigns': decision,
  ads: decision,
});

test('says who asks, what about, and which purposes are asked; no others', async () => {
  const { find, all, text } = await open();
  expect(find('.first .by')?.textContent).toBe('NTT Communications Corporation');
  expect(find('.first h2')?.textContent).toBe('Specified User Information Handling Policy');
  expect(all('.first li').map(({ textContent }) => textContent.trim())).toEqual(ASKED);
  expect(text()).not.toContain('Providing your service');
});

test('is a named region, and neither a dialog nor in the way of the focus', async () => {
  const { find } = await open();
  const region = find('section');
  expect(find(`#${region?.getAttribute('aria-labelledby')}`)?.tagName).toBe('H2');
  expect(find('dialog')).toBe(null);
  expect(document.activeElement).toBe(document.body);
});

test('says aloud that it has come, and what it asks, since it takes no focus', async () => {
  const { find } = await open();
  const { title, summary } = DOCUMENT.notices[0]?.texts['en'] ?? {};
  await expect.poll(() => find('output')?.textContent).toBe(`${title}. ${summary}`);
});

test('gives the three answers the same look', async () => {
  const { all } = await open();
  const buttons = all('.acts button');
  expect(buttons.map(({ textContent }) => textContent)).toEqual([
    'Accept all',
    'Refuse all',
    'Choose',
  ]);
  expect(new Set(buttons.map(({ className }) => className)).size).toBe(1);
});

test.each([
  ['Accept all', 'granted'],
  ['Refuse all', 'refused'],
])(
  '“%s” records one act on the purposes that were shown, within the click',
  async (name, decision) => {
    const { consent, button, find } = await open();
    button(name).click();
    expect(consent.calls).toHaveLength(1);
    expect(consent.calls[0]).toMatchObject({
      decisions: ALL(decision),
      how: { surface: 'banner' },
      dispatching: true,
    });
    await expect.poll(() => find('.first')).toBe(null);
    await expect.poll(() => find('output')?.textContent).toBe('Your choice is saved.');
    expect(consent.state().entries[0]?.decisions).toEqual(ALL(decision));
  },
);

test('two quick presses are one act', async () => {
  const { consent, button, find } = await open();
  button('Accept all').click();
  await expect.poll(() => find('.first [part~=accept]')?.ariaDisabled ?? 'true').toBe('true');
  find('.first [part~=accept]')?.click();
  await expect.poll(() => find('.first')).toBe(null);
  expect(consent.calls).toHaveLength(1);
});

test('says so when an act was not kept, stays, and never calls it saved', async () => {
  const { consent, button, find, text } = await open();
  consent.breakStorage(true);
  button('Refuse all').click();
  await expect.poll(() => find('[role=alert]')?.textContent).toContain('could not be saved');
  expect(find('[role=alert]')?.textContent).toContain('storage-unavailable');
  expect(text()).not.toContain('is saved');
  consent.breakStorage(false);
  button('Refuse all').click();
  await expect.poll(() => find('.first')).toBe(null);
});

test('Escape inside it puts it away, and records nothing', async () => {
  const { consent, button, find } = await open();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(consent.state().view).toBe('banner');
  button('Choose').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await expect.poll(() => find('.first')).toBe(null);
  expect(consent.calls).toHaveLength(0);
});

test('asks again about one purpose without touching the answers to the others', async () => {
  let now = new Date('2026-01-01T00:00:00Z');
  const consent = await memoryConsent(put({ ads: { validDays: 30 } }), { at: () => now });
  await consent.record({
    'behavioral-analysis': 'refused',
    'partner-campaigns': 'granted',
    ads: 'granted',
  });
  now = new Date('2026-03-01T00:00:00Z');
  consent.setAudience({ service: 'internet-connection' });
  const { all, button } = await open(DOCUMENT, 'en', consent);
  expect(all('.first li').map(({ textContent }) => textContent)).toEqual([
    'Other companies’ advertisements The agreement of January 1, 2026 has run out',
  ]);
  button('Refuse all').click();
  expect(consent.calls.at(-1)?.decisions).toEqual({ ads: 'refused' });
});

test('names a purpose that is in use until refused as such', async () => {
  const { all } = await open(put({ improvement: { basis: 'opt-out' } }));
  expect(all('.first li')[0]?.textContent).toBe('Better and new services In use unless you refuse');
});
