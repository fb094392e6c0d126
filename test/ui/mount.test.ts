import { describe, expect, test } from 'vitest';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { DOCUMENT, open, openView } from './page.ts';
import { memoryConsent } from './support.ts';

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

test('speaks the language of the person, and changes it in place', async () => {
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

test.each(['ar', 'he', 'fa', 'ur'])('a notice in %s is read from the right', async (locale) => {
  const { find } = await open(alsoIn(locale), locale);
  expect(find('h2')?.dir).toBe('rtl');
  expect(find('.words')?.dir).toBe(locale === 'ar' ? 'rtl' : 'ltr');
});

describe('a notice that is not in the language of the person', () => {
  const japanese: NoticesDocument = {
    ...DOCUMENT,
    notices: DOCUMENT.notices.map((notice) => ({
      ...notice,
      texts: Object.fromEntries(Object.entries(notice.texts).filter(([lang]) => lang === 'ja')),
    })),
  };
  const only = async (document: NoticesDocument, [locale = '', ...reads]: readonly string[]) => {
    const page = await open(document, locale, await memoryConsent(document, { locale, reads }));
    return [page.find('.words')?.lang, page.find('.only')?.textContent];
  };

  test.each([
    [['en'], 'en', 'This notice is available in Japanese only.'],
    [['fr', 'en'], 'en', 'This notice is available in Japanese only.'],
    [['fr'], 'ja', undefined],
    [['en', 'ja'], 'en', 'This notice is available in Japanese only.'],
    [['ar'], 'ar', 'لغة هذا الإشعار: اليابانية فقط.'],
    [['ja', 'en'], 'ja', undefined],
    [['fr', 'ja', 'en'], 'ja', undefined],
  ])('is said to be (%s)', async (reads, lang, said) => {
    expect(await only(japanese, reads)).toEqual([lang, said]);
  });

  test('is shown in its own all the same, and marked as such', async () => {
    const page = await open(japanese, 'ar');
    const { lang, dir } = page.find('h2') ?? {};
    expect([lang, dir, page.find('.words')?.dir]).toEqual(['ja', 'ltr', 'rtl']);
  });

  test('names every language that there is', async () => {
    expect(await only(alsoIn('de'), ['ar'])).toEqual(['ar', expect.stringContaining('الألمانية')]);
  });

  test('is not told of where the interface is what lacks the language', async () => {
    expect(await only(alsoIn('de', true), ['de'])).toEqual(['en', undefined]);
  });
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
