import { expect, test } from 'vitest';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { DOCUMENT, open, openView } from './page.ts';

/** The document in one more locale: the English words under another tag. */
const alsoIn = (locale: string, only = false): NoticesDocument => ({
  ...DOCUMENT,
  notices: DOCUMENT.notices.map((notice) => {
    const { en } = notice.texts;
    if (!en) return notice;
    return { ...notice, texts: only ? { [locale]: en } : { ...notice.texts, [locale]: en } };
  }),
});

test('adds one element of a neutral name, with an open shadow root, and takes it away again', async () => {
  const { host, unmount } = await open();
  expect(host.localName).toBe('doui-root');
  expect(host.parentElement?.firstElementChild).toBe(host);
  unmount();
  expect(document.querySelector('doui-root')).toBe(null);
});

test('goes before the body where it is mounted beside it', async () => {
  const { mount } = await import('../../src/ui/mount.tsx');
  const { consent, unmount } = await open();
  unmount();
  const remove = mount(consent, document.documentElement);
  expect(document.body.previousElementSibling?.localName).toBe('doui-root');
  remove();
});

test('needs no style element, no style attribute and no markup from text', async () => {
  const page = await open();
  await openView(page, 'preferences');
  expect(page.all('style, link, script, [style]')).toHaveLength(0);
});

test.each(['banner', 'preferences', 'record'] as const)(
  'no name in the %s is one that filter lists match',
  async (view) => {
    const page = await open();
    if (view !== 'banner') await openView(page, view);
    const names = page
      .all('*')
      .flatMap((element) => [
        element.localName,
        element.id,
        element.className,
        element.getAttribute('part'),
      ])
      .join(' ');
    expect(names).not.toMatch(/cookie|consent|gdpr|privacy|track|analytics|banner/i);
  },
);

test('speaks the language of the notice, and changes it in place', async () => {
  const { find, button, all } = await open();
  const choose = button('Choose');
  const select = find('select') as HTMLSelectElement;
  expect(all('option').map(({ textContent }) => textContent)).toEqual(['English', '日本語']);
  select.value = 'ja';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.poll(() => choose.textContent).toBe('選んで決める');
  expect(find('.words')?.lang).toBe('ja');
  expect(all('.acts button').map(({ textContent }) => textContent)).toEqual([
    'すべて同意する',
    'すべて断る',
    '選んで決める',
  ]);
});

test('offers no switch of languages where there is one', async () => {
  const { find } = await open(alsoIn('en', true));
  expect(find('select')).toBe(null);
});

test('frames a language that it does not speak in English, and says which is which', async () => {
  const { find, button } = await open(alsoIn('de', true), 'de');
  expect(button('Accept all')).toBeDefined();
  expect(find('.words')?.lang).toBe('en');
  expect(find('h2')?.lang).toBe('de');
});

test.each(['ar', 'he', 'fa', 'ur'])('is laid out from the right in %s', async (locale) => {
  const { find } = await open(alsoIn(locale), locale);
  expect(find('.words')?.dir).toBe('rtl');
});

test('a locale that Intl does not know is shown all the same', async () => {
  const page = await open(alsoIn('en_US', true), 'en_US');
  await openView(page, 'preferences');
  expect(page.text()).toContain('You decide');
});

test('says so where no notice applies', async () => {
  const page = await open();
  page.consent.setAudience({ service: 'other' });
  await openView(page, 'preferences');
  expect(page.text()).toContain('There is no notice to show right now.');
  expect(page.all('.acts')).toHaveLength(0);
});

test('gives the focus back to what had it before a dialog opened', async () => {
  const opener = document.createElement('button');
  document.body.append(opener);
  const page = await open();
  opener.focus();
  await openView(page, 'preferences');
  expect(page.root.activeElement?.tagName).toBe('H2');
  page.button('Close').click();
  await expect.poll(() => document.activeElement).toBe(opener);
  opener.remove();
});

test('gives the focus back to the first layer where the dialog was opened from it', async () => {
  const page = await open();
  page.button('Choose').focus();
  page.button('Choose').click();
  await expect.poll(() => page.find('dialog')).not.toBe(null);
  page.button('Close').click();
  await expect.poll(() => page.root.activeElement?.textContent).toBe('Choose');
});
