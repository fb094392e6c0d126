import { readFile } from 'node:fs/promises';
import { GppModel } from '@iabgpp/cmpapi';
import { TCString } from '@iabtechlabtcf/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headOf } from '../../src/core/head.ts';
import type { Signal } from '../../src/core/signal.ts';
import { openLab, TAG, type Lab } from '../support/lab.ts';
import { heardByParties, PARTIES, PIXEL, telling } from '../support/parties.ts';
import { VENDOR_LIST } from '../support/vendorList.ts';
import { VISITORS, type Visitor } from '../support/visitor.ts';

/* What each party hears and in what order, in the engines that are not Chromium. */

const ads = ['ads'] as const;
const SIGNALS: readonly Signal[] = [
  ...PARTIES,
  {
    key: 'tcf',
    follows: { purpose1: ads, purpose3: ads },
    cmpId: 321,
    cmpVersion: 5,
    gvl: '/doui/gvl/',
    publisherCountry: 'JP',
  },
  { key: 'gpp', follows: { SaleOptOut: ads }, sections: ['usnat'] },
];

/** Listens as a tag would, has Shopify's interface, and keeps what the head has said by then. */
const FIRST = `<script>${PIXEL}
  window.strings = []; window.sections = []; window.shop = [];
  __tcfapi('addEventListener', 2, ({ tcString, eventStatus }) => strings.push([eventStatus, tcString]));
  __gpp('addEventListener', ({ eventName, pingData }) =>
    sections.push([eventName, pingData.signalStatus, pingData.gppString]));
  window.Shopify = {
    loadFeatures(_, done) {
      Shopify.customerPrivacy = { setTrackingConsent: (what, then) => (shop.push(what), then()) };
      done();
    },
  };
  window.atFirst = JSON.stringify([...dataLayer].map((one) => [...one]));
</script>`;
const HELD = `<script type="text/plain" data-purpose="ads">
  window.seen = Array.from(dataLayer, (one) => one.event ?? one[1]).join();
</script>`;

interface Told {
  readonly strings: [status: string, string: string][];
  readonly sections: [event: string, status: string, string: string][];
  readonly shop: unknown[];
  readonly atFirst: string;
  readonly seen?: string;
}

const DENIED = { ad_storage: 'denied', ad_user_data: 'denied' };
const GRANTED = { ad_storage: 'granted', ad_user_data: 'granted' };

describe.each(['firefox', 'webkit'] as const)('%s', (engine) => {
  let lab: Lab;
  let page: Visitor;
  beforeAll(async () => {
    [lab, page] = await Promise.all([openLab(), VISITORS[engine]()]);
  });
  afterAll(() => Promise.all([page?.close(), lab?.close()]));

  const told = () =>
    page.evaluate(() => {
      const { strings, sections, shop, atFirst, seen } = globalThis as unknown as Told;
      return { strings, sections, shop, atFirst, ...(seen === undefined ? {} : { seen }) };
    });
  const tag = async (name: string, config: unknown): Promise<string> => {
    const code = await readFile(new URL(`../../dist/${name}.js`, import.meta.url), 'utf8');
    return `<script data-doui='${JSON.stringify(config)}'>${code}</script>`;
  };

  it('each party hears what is denied, granted and taken back, in its words and in order', async () => {
    const document = telling(lab.notices, SIGNALS);
    lab.answer('/doui/notices', () => Response.json(document));
    lab.answer('/doui/gvl/vendor-list.json', () => Response.json(VENDOR_LIST));
    const head = await tag('doui-head', headOf(document, 'doui'));
    const stub = await tag('doui-stub', { tcf: 1, gpp: 1 });
    lab.page(`${head}${stub}${FIRST}${TAG}`, HELD);
    await page.goto(lab.url);
    await page.evaluate(() => doui.ready.then(() => undefined));
    expect(JSON.parse((await told()).atFirst)).toEqual([
      ['consent', 'default', { ...DENIED, wait_for_update: 500 }],
    ]);
    await expect.poll(async () => (await told()).strings.at(-1)?.[0]).toBe('cmpuishown');
    await expect.poll(async () => (await told()).sections.at(-1)?.[1]).toBe('ready');
    expect((await told()).shop).toEqual([]);

    await page.evaluate(() =>
      doui
        .record({
          ads: 'granted',
          'behavioral-analysis': 'refused',
          'partner-campaigns': 'refused',
        })
        .then(() => undefined),
    );
    await expect.poll(async () => (await told()).strings.at(-1)?.[0]).toBe('useractioncomplete');
    const granted = await told();
    // In the task of the withdrawal, before anything else can run.
    const after = await page.evaluate(() => {
      const { dataLayer } = globalThis as unknown as { dataLayer: { [at: number]: unknown }[] };
      const before = dataLayer.length;
      void doui.withdraw('ads');
      return dataLayer.slice(before).map((one) => (one as { event?: string }).event ?? one[2]);
    });
    expect(after).toEqual([DENIED, 'doui']);

    expect(granted.seen).toBe('default,update,doui,update,doui');
    expect(await page.evaluate(heardByParties)).toMatchObject({
      google: [
        ['consent', 'default', {}],
        ['consent', 'update', DENIED],
        ['consent', 'update', GRANTED],
        ['consent', 'update', DENIED],
      ],
      events: ['denied', 'granted', 'denied'].map((advertising) => ({ doui: { advertising } })),
      uet: [
        ['consent', 'default', { ad_storage: 'denied' }],
        ['consent', 'update', { ad_storage: 'denied' }],
        ['consent', 'update', { ad_storage: 'granted' }],
        ['consent', 'update', { ad_storage: 'denied' }],
      ].flat(),
      clarity: ['denied', 'denied', 'granted', 'denied'].map((word) => [
        'consentv2',
        { ad_Storage: word, analytics_Storage: 'denied' },
      ]),
      meta: [
        ['consent', 'revoke'],
        ['init', '1'],
        ['track', 'PageView'],
        ['consent', 'revoke'],
        ['consent', 'grant'],
        ['consent', 'revoke'],
      ],
      tiktok: [['holdConsent'], ['grantConsent'], ['revokeConsent']],
      matomo: [
        ['requireConsent'],
        ['forgetConsentGiven'],
        ['setConsentGiven'],
        ['forgetConsentGiven'],
      ],
      adobe: ['y', 'n'].map((val) => [
        'setConsent',
        { consent: [{ value: { collect: { val } } }] },
      ]),
    });

    const { strings, sections, shop } = await told();
    expect(shop).toEqual([{ marketing: true }, { marketing: false }]);
    const purposes = strings.map(([, string]) =>
      [...TCString.decode(string).purposeConsents].filter(([, is]) => is).map(([id]) => id),
    );
    expect([purposes[0], purposes.at(-2), purposes.at(-1)]).toEqual([[], [1, 3], []]);
    const oracle = new GppModel();
    const optedOut = sections
      .filter(([event, status]) => event === 'signalStatus' && status === 'ready')
      .map(([, , string]) => {
        oracle.decode(string);
        return oracle.getFieldValue('usnat', 'SaleOptOut') as unknown;
      });
    expect(optedOut).toEqual([1, 2, 1]);
  });
});
