import { h, render } from 'preact';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { derive, UNKNOWN, type Situation } from '../../src/browser/situation.ts';
import type { Consent } from '../../src/core/api.ts';
import { publish } from '../../src/core/publish.ts';
import { transmissionsMarkup, transmissionsPage } from '../../src/server/transmissions/page.ts';
import { TransmissionsPage } from '../../src/ui/elements/TransmissionsPage.tsx';
import { base } from '../lint/base.ts';
import { edited } from '../lint/edit.ts';
import { memoryConsent } from './support.ts';

/** Between the pieces of text that stand in one place or another. */
function textOf(root: ParentNode): string[] {
  const texts: string[] = [];
  const walk = (node: Node): void => {
    if (node instanceof HTMLElement && node.matches('.choices, style, title')) return;
    if (node.nodeType === Node.TEXT_NODE) texts.push((node.textContent ?? '').trim());
    node.childNodes.forEach(walk);
  };
  root.childNodes.forEach(walk);
  return texts.filter((text) => text !== '');
}

const parsed = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

/** The element's content, drawn for a consent. */
function draw(consent: Consent, attributes: { readonly [name: string]: string } = {}): ShadowRoot {
  const host = document.body.appendChild(document.createElement('div'));
  const shadow = host.attachShadow({ mode: 'open' });
  render(h(TransmissionsPage, { consent, shadow, attributes }), shadow);
  onTestFinished(() => {
    render(null, shadow);
    host.remove();
  });
  return shadow;
}

const drawn = async (shadow: ShadowRoot): Promise<ShadowRoot> => {
  await expect.poll(() => shadow.querySelector('section:last-of-type dl, output')).not.toBe(null);
  return shadow;
};

/** A consent that gets no further: by default it never knows anything, since storage fails. */
function stuck(part: Partial<Situation> = {}): Consent {
  const state = derive({ ...UNKNOWN, phase: 'failed', wanted: ['en'], ...part }, new Date());
  const subscribe: Consent['subscribe'] = (listener) => {
    listener(state);
    return () => {};
  };
  return { state: () => state, subscribe } as Consent;
}

const ADS = '/transmissions/ads';
const plain = base;

describe('what is sent to others', () => {
  test.for([
    ['where Japanese comes first', plain, 'en'],
    ['in Japanese alone', plain, 'ja'],
    ['from right to left', plain, 'ar'],
  ] as const)(
    'is told alike by the element and by the server: %s',
    async ([, document, locale]) => {
      const shadow = await drawn(draw(await memoryConsent(document, { locale })));
      const served = transmissionsMarkup(document, { locale });
      expect(textOf(shadow)).toEqual(textOf(parsed(served).body));
      expect(textOf(parsed(transmissionsPage(document, { locale })).body)).toEqual(textOf(shadow));
      const tongues = (root: ParentNode) =>
        [...root.querySelectorAll('section')].map(({ lang, dir }) => [lang, dir]);
      expect(tongues(shadow)).toEqual(tongues(parsed(served)));
    },
  );

  test('is told in Japanese first where its law asks, and in the reader’s language', async () => {
    const shadow = await drawn(draw(await memoryConsent(plain, { locale: 'en' })));
    const langs = [...shadow.querySelectorAll('section')].map(({ lang }) => lang);
    expect(langs).toEqual(['ja', 'en']);
    const french = edited(base, { '/controllers/acme/country': 'FR' });
    expect(transmissionsMarkup(french, { locale: 'en' })).not.toContain('lang="ja"');
  });

  test('needs no operation to be read', async () => {
    const shadow = await drawn(draw(await memoryConsent(plain, { locale: 'ja' })));
    expect(shadow.querySelector('details, [hidden], [role=tab], [aria-expanded]')).toBe(null);
  });

  test('stands under headings of the level that the page says', async () => {
    const shadow = await drawn(draw(await memoryConsent(plain), { level: '4' }));
    const heads = [...shadow.querySelectorAll('h1, h2, h3, h4, h5, h6')];
    expect(new Set(heads.map(({ localName }) => localName))).toEqual(new Set(['h4', 'h5']));
  });

  test('is that of one notice, where the page names it', async () => {
    const served = transmissionsMarkup(plain, { notice: 'nothing', locale: 'en' });
    expect(served).toContain('name nothing that is sent');
    const shadow = draw(await memoryConsent(plain), { notice: 'nothing' });
    await expect.poll(() => shadow.textContent).toContain('name nothing that is sent');
  });
});

describe('the person’s choice', () => {
  test('stands beside, once, and leads to the preferences of that purpose', async () => {
    const consent = await memoryConsent(edited(base, { '/notices/0/audience': {} }));
    const shadow = await drawn(draw(consent));
    const choices = () => [...shadow.querySelectorAll('.choices')].map((one) => one.textContent);
    expect(choices()).toEqual([expect.stringContaining('You have not chosen yet.')]);
    await consent.record({ ads: 'refused' });
    await expect.poll(choices).toEqual([expect.stringContaining('You have refused.')]);
    shadow.querySelector('button')?.click();
    expect(consent.state()).toMatchObject({ view: 'preferences', target: { purpose: 'ads' } });
  });

  test('is none before storage has been read', async () => {
    const document = edited(base, { '/notices/0/audience': {} });
    const versions = await publish(document);
    const shadow = await drawn(draw(stuck({ phase: 'loading', versions })));
    expect(shadow.querySelector('.choices')).toBe(null);
  });

  test('is none where nothing is asked', async () => {
    const document = edited(base, {
      '/notices/0/audience': {},
      [`${ADS}/exemption`]: 'operation',
    });
    const shadow = await drawn(draw(await memoryConsent(document)));
    expect(shadow.querySelector('.choices')).toBe(null);
  });
});

describe('where the consent knows nothing', () => {
  beforeEach(() => {
    vi.stubGlobal('fetch', async (address: string) => {
      if (address !== '/notices.json') throw new TypeError('unreachable');
      return Response.json(plain);
    });
    return () => vi.unstubAllGlobals();
  });

  test('it is told all the same', async () => {
    const shadow = await drawn(draw(stuck(), { src: '/notices.json' }));
    expect(textOf(shadow)).toEqual(
      textOf(parsed(transmissionsMarkup(plain, { locale: 'en' })).body),
    );
    expect(shadow.querySelector('.choices')).toBe(null);
  });

  test('the site’s own words stand until then, and where nothing can be had', async () => {
    const shadow = draw(stuck(), { src: '/gone.json' });
    expect(shadow.querySelector('output')).toBe(null);
    await drawn(shadow);
    expect(shadow.querySelector('slot')).not.toBe(null);
    expect(shadow.querySelector('output')?.textContent).toContain('cannot be shown');
  });
});

test('words and addresses of a registry are never markup', () => {
  const name = 'A & "B" \'C\' &lt;b>';
  const url = 'https://x.example/"onfocus="y';
  const served = parsed(
    transmissionsMarkup(
      edited(base, {
        '/recipients/adnet/url': url,
        '/recipients/adnet/texts': { ja: { name } },
      }),
    ),
  );
  expect(served.querySelector('b, [onfocus]')).toBe(null);
  expect(served.querySelector('h3')?.textContent).toBe(name);
  expect(served.querySelector('a')?.textContent).toBe(url);
});
