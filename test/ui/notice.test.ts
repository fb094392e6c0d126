import { expect, test, vi } from 'vitest';
import type { Notice, NoticesDocument } from '../../src/core/notice.ts';
import type { NoticeWords, PurposeWords } from '../../src/core/words.ts';
import { defineElements } from '../../src/elements.ts';
import { everything } from '../fixtures/everything.ts';
import { open, type Page } from './page.ts';
import { memoryConsent } from './support.ts';

const { notices, ...rest } = everything;
const current: Notice = { ...notices[0], audience: {} };
const words = notices[0].texts['en'] as NoticeWords;
const ads = words.purposes['ads'] as PurposeWords;

const older: Notice = {
  ...current,
  version: '2022',
  effective: { from: '2022-01-01T00:00:00+09:00' },
  changes: [],
  incidents: { since: '2019-06-01', years: 4, entries: [] },
  texts: {
    en: { ...words, purposes: { ads: { ...ads, description: 'What ads once were.' } } },
  },
};

// jsdom lays nothing out, and so cannot scroll.
Element.prototype.scrollIntoView = vi.fn();

/** The view of a notice, where these are all versions. */
async function view(versions: readonly Notice[], locale = 'en'): Promise<Page> {
  const document: NoticesDocument = { ...rest, notices: versions };
  const consent = await memoryConsent(document, { locale });
  consent.close();
  const page = await open(document, locale, consent);
  consent.open('notice');
  await expect.poll(() => page.find('nav.contents')).not.toBe(null);
  return page;
}

test('is a dialog with the notice, its contents, and a way to the choices', async () => {
  const page = await view([current]);
  expect(page.find('dialog article h3')?.textContent).toBe(words.title);
  const links = page.all('nav.contents a').map(({ textContent }) => textContent);
  const titles = page.all('section[part=section] h4').map(({ textContent }) => textContent);
  expect(links).toEqual(titles);
  expect(links.length).toBe(26);
  page.button('Your choices').click();
  expect(page.consent.state().view).toBe('preferences');
});

test('has the versions before it, which one can read, and says which is in force', async () => {
  const page = await view([older, current]);
  const versions = (): string[] => page.all('.versions li').map(({ textContent }) => textContent);
  expect(versions()[0]).toMatch(/2024-04 .*· in force$/);
  expect(versions()[1]).toMatch(/2022 .*· replaced by a later version$/);
  expect(page.find('.over')?.textContent).not.toBe('replaced by a later version');
  page.button('2022').click();
  await expect.poll(() => page.find('.over')?.textContent).toBe('replaced by a later version');
  expect(page.find('.versions [aria-current]')?.textContent).toContain('2022');
  expect(page.find('[id$=incidents]')?.closest('section')?.textContent).toContain('None');
  page.button('2024-04').click();
  await expect.poll(() => page.find('.versions [aria-current]')?.textContent).toContain('2024-04');
});

test('puts the words of before beside those of now, where a change is material', async () => {
  const page = await view([older, current]);
  const [before, now] = page.all('.beside > div').map(({ textContent }) => textContent);
  expect(before).toContain('Before (2022)');
  expect(before).toContain('What ads once were.');
  expect(now).toContain(ads.description);
});

test('says that a purpose is new, where no earlier version has it', async () => {
  const page = await view([current]);
  expect(page.find('.beside')?.textContent).toContain('New in this version.');
});

test.each([
  [['javascript', 'alert(1)'].join(':'), null],
  ['data:text/html,x', null],
  ['//elsewhere.example', null],
  ['/\\elsewhere.example', null],
  ['/here', '/here'],
  ['https://elsewhere.example/', 'https://elsewhere.example/'],
])('the address %s leads to %s', async (url, to) => {
  const page = await view([{ ...current, references: [{ key: 'more', url }] }]);
  const section = page.find('[id$=references]')?.closest('section');
  expect(section?.textContent).toContain(url);
  expect(section?.querySelector('a')?.getAttribute('href') ?? null).toBe(to);
});

test('says in which language alone it is to be had', async () => {
  const page = await view([{ ...current, texts: { ja: words } }]);
  expect(page.find('.only')?.textContent).toContain('Japanese');
  expect(page.find('article h3 > span')?.getAttribute('lang')).toBe('ja');
});

test('a translation that leaves something out does not hide it', async () => {
  const { contacts: _, ...less } = words;
  const page = await view([{ ...current, texts: { ja: less, en: words } }], 'ja');
  const told = page.find('[id$=contacts]')?.closest('section')?.querySelector('.item p');
  expect(told?.textContent).toBe(words.contacts?.['desk']?.body);
  expect(told?.getAttribute('lang')).toBe('en');
});

test('an element shows the version that it names, and belongs to the first consent', async () => {
  const published: NoticesDocument = { ...rest, notices: [older, current] };
  defineElements(await memoryConsent(published));
  const made = customElements.get('doui-notice');
  defineElements(await memoryConsent({ ...rest, notices: [] }));
  expect(customElements.get('doui-notice')).toBe(made);
  const element = document.createElement('doui-notice');
  element.setAttribute('notice', current.key);
  element.setAttribute('version', '2022');
  document.body.append(element);
  const shown = (): string => element.shadowRoot?.textContent ?? '';
  await expect.poll(shown).toContain('What ads once were.');
  expect(shown()).toContain('replaced by a later version');
  element.removeAttribute('version');
  await expect.poll(shown).toContain(ads.description);
  element.remove();
  expect(shown()).toBe('');
});
