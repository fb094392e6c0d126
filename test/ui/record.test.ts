import { expect, test } from 'vitest';
import { DOCUMENT, open, openView, type Page } from './page.ts';
import { memoryConsent } from './support.ts';

async function decided(locale = 'en'): Promise<Page> {
  let minute = 0;
  const at = (): Date => new Date(Date.UTC(2026, 10, 21, 3, minute));
  const consent = await memoryConsent(DOCUMENT, { locale, at });
  await consent.record(
    { 'behavioral-analysis': 'granted', 'partner-campaigns': 'refused', ads: 'granted' },
    { surface: 'banner' },
  );
  minute = 5;
  await consent.record({ ads: 'refused' }, { surface: 'preferences' });
  const page = await open(DOCUMENT, locale, consent);
  await openView(page, 'record');
  return page;
}

test('tells of each act what was decided, when, on which words, where and by whom', async () => {
  const { all, consent } = await decided();
  const [last, first] = all('.entry');
  expect(last?.querySelector('time')?.dateTime).toBe('2026-11-21T03:05:00.000Z');
  expect([...(last?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent)).toEqual([
    'Withdrawn Other companies’ advertisements',
  ]);
  expect([...(first?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent)).toEqual([
    'Agreed Analysing your activity',
    'Refused Campaigns of partners and stores',
    'Agreed Other companies’ advertisements',
  ]);
  const { version } = consent.state().notices[0] ?? {};
  expect(first?.textContent).toContain(
    `Specified User Information Handling Policy, version ${version} · English · By a script of this site · in the first notice`,
  );
});

test('is honest about what the server has', async () => {
  const { consent, find } = await decided();
  const id = consent.state().entries[0]?.id ?? '';
  expect(find('.entry')?.textContent).toContain('Waiting to be sent');
  consent.deliver(id, 'sent');
  await expect.poll(() => find('.entry')?.textContent).toContain('Received by the server');
  consent.deliver(id, 'refused');
  await expect.poll(() => find('.entry')?.textContent).toContain('Not accepted by the server');
});

test('withdraws one purpose as an act of the record, within the click', async () => {
  const { consent, button, all, text, find } = await decided();
  button('Withdraw: Analysing your activity').click();
  expect(consent.calls.at(-1)).toMatchObject({
    decisions: { 'behavioral-analysis': 'refused' },
    how: { surface: 'record' },
    dispatching: true,
  });
  await expect.poll(() => all('.entry')).toHaveLength(3);
  expect(consent.state().entries.map(({ decisions }) => decisions)).toContainEqual({
    'behavioral-analysis': 'withdrawn',
  });
  expect(text()).toContain('Nothing that you decide is in use.');
  await expect.poll(() => find('dialog output')?.textContent).toBe('Your choice is saved.');
});

test('withdraws everything that is in use', async () => {
  const { consent, button } = await decided();
  await consent.record({ ads: 'granted' });
  await expect.poll(() => button('Withdraw all')).toBeDefined();
  button('Withdraw all').click();
  expect(consent.calls.at(-1)?.decisions).toEqual({
    'behavioral-analysis': 'refused',
    ads: 'refused',
  });
});

test('says so where nothing has been recorded', async () => {
  const page = await open();
  await openView(page, 'record');
  expect(page.text()).toContain('Nothing has been recorded on this device.');
});

test('leads to the choices and back', async () => {
  const { button, consent, text } = await decided();
  button('Change choices').click();
  await expect.poll(text).toContain('You decide');
  button('See your record').click();
  await expect.poll(text).toContain('What you decided');
  expect(consent.state().view).toBe('record');
});

test('says so where the file could not be made', async () => {
  const { consent, button, find } = await decided();
  consent.breakStorage(true);
  button('Download as a file').click();
  await expect.poll(() => find('[role=alert]') !== null).toBe(true);
  expect(find('[role=alert]')?.textContent).toContain('The file could not be made.');
});

test('is read in Japanese as it was decided in English', async () => {
  const { consent, find } = await decided();
  consent.setLocale('ja');
  await expect.poll(() => find('.entry')?.textContent).toContain('2024-04-12版');
  expect(find('.entry')?.textContent).toContain('取り消しました');
  expect(find('.entry')?.textContent).toContain('英語');
});

test('tells that it was the browser’s signal, and no script of the site', async () => {
  const consent = await memoryConsent(DOCUMENT);
  await consent.record({ ads: 'refused' }, { surface: 'signal' });
  const page = await open(DOCUMENT, 'en', consent);
  await openView(page, 'record');
  const entry = page.find('.entry')?.textContent;
  expect(entry).toContain('By your browser’s signal (Global Privacy Control)');
  expect(entry).not.toContain('script');
  await openView(page, 'preferences');
  expect(page.text().match(/By your browser’s signal/g)).toHaveLength(1);
});
