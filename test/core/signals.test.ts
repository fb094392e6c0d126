import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headOf } from '../../src/core/head.ts';
import type { Signal, Told } from '../../src/core/signal.ts';
import { openingOf } from '../../src/core/signals/opening.ts';
import { tellingOf } from '../../src/core/signals/telling.ts';
import { toldOf } from '../../src/core/signals/told.ts';
import { everything } from '../fixtures/everything.ts';

const AT = '2026-11-22T00:00:00.000Z';
const tell = (signal: Signal, told: Told, before?: Told) => tellingOf(signal, told, before, AT);
const ads = ['ads'] as const;

const GOOGLE = { key: 'google', follows: { ad_storage: ads, analytics_storage: ads } } as const;
const ALL = { ad_storage: 'denied', analytics_storage: 'denied' };

describe('Google', () => {
  test('is denied by default, with what goes beside it', () => {
    expect(openingOf(GOOGLE)).toEqual(['gtag', [['consent', 'default', ALL]]]);
    expect(openingOf({ ...GOOGLE, waitForUpdate: 500, adsDataRedaction: true })).toEqual([
      'gtag',
      [
        ['consent', 'default', { ...ALL, wait_for_update: 500 }],
        ['set', 'ads_data_redaction', true],
      ],
    ]);
  });

  test('is denied everywhere, and waits in its regions only', () => {
    const signal = { ...GOOGLE, waitForUpdate: 500, region: ['ES'], urlPassthrough: true } as const;
    expect(openingOf(signal)).toEqual([
      'gtag',
      [
        ['consent', 'default', ALL],
        ['consent', 'default', { ...ALL, wait_for_update: 500, region: ['ES'] }],
        ['set', 'url_passthrough', true],
      ],
    ]);
  });

  test('hears all its seven types', () => {
    const [google] = everything.signals;
    const told = toldOf(google, {}, () => true);
    expect(Object.keys(told)).toHaveLength(7);
    expect(tell(google, { ...told, ad_storage: false, ad_user_data: undefined })).toEqual([
      'gtag',
      [
        [
          'consent',
          'update',
          {
            ad_storage: 'denied',
            ad_user_data: 'denied',
            ad_personalization: 'granted',
            analytics_storage: 'granted',
            functionality_storage: 'granted',
            personalization_storage: 'granted',
            security_storage: 'granted',
          },
        ],
      ],
    ]);
  });
});

test('Tag Manager hears an event of the site’s own name, with its own words', () => {
  const signal = { key: 'gtm', follows: { a: ads, b: ads } } as const;
  const doui = { a: 'granted', b: 'denied' };
  expect(openingOf(signal)).toBeUndefined();
  expect(tell(signal, { a: true, b: undefined })).toEqual([
    'dataLayer',
    [[{ event: 'doui', doui }]],
  ]);
  expect(tell({ ...signal, event: 'decided' }, { a: true, b: false })).toEqual([
    'dataLayer',
    [[{ event: 'decided', doui }]],
  ]);
});

test('Microsoft: UET has one word, Clarity always both', () => {
  const uet = { key: 'uet', follows: { ad_storage: ads } } as const;
  expect(openingOf(uet)).toEqual(['uetq', [['consent', 'default', { ad_storage: 'denied' }]]]);
  expect(tell(uet, { ad_storage: true })).toEqual([
    'uetq',
    [['consent', 'update', { ad_storage: 'granted' }]],
  ]);
  const clarity = { key: 'clarity', follows: { analytics_Storage: ads } } as const;
  const both = { ad_Storage: 'denied', analytics_Storage: 'denied' };
  expect(openingOf(clarity)).toEqual(['clarity', [['consentv2', both]]]);
  expect(tell(clarity, { analytics_Storage: true })).toEqual([
    'clarity',
    [['consentv2', { ...both, analytics_Storage: 'granted' }]],
  ]);
});

test('Meta: revoked first, with Limited Data Use where that is followed', () => {
  const meta = { key: 'meta', follows: { consent: ads, dataProcessing: ads } } as const;
  const limited = ['dataProcessingOptions', ['LDU'], 0, 0];
  expect(openingOf(meta)).toEqual(['fbq', [['consent', 'revoke'], limited]]);
  expect(tell(meta, { consent: true, dataProcessing: true })).toEqual([
    'fbq',
    [
      ['consent', 'grant'],
      ['dataProcessingOptions', []],
    ],
  ]);
  expect(tell(meta, { consent: false, dataProcessing: undefined })).toEqual([
    'fbq',
    [['consent', 'revoke'], limited],
  ]);
  const alone = { key: 'meta', follows: { consent: ads } } as const;
  expect(openingOf(alone)).toEqual(['fbq', [['consent', 'revoke']]]);
});

test('TikTok: holds, and neither grants nor revokes what nobody was asked', () => {
  const tiktok = { key: 'tiktok', follows: { consent: ads } } as const;
  expect(openingOf(tiktok)).toEqual(['ttq', [['holdConsent']]]);
  expect(tell(tiktok, { consent: undefined })).toEqual(['ttq', []]);
  expect(tell(tiktok, { consent: true })).toEqual(['ttq', [['grantConsent']]]);
  expect(tell(tiktok, { consent: false })).toEqual(['ttq', [['revokeConsent']]]);
});

test('Matomo: demands consent first, for what is followed', () => {
  const matomo = { key: 'matomo', follows: { consent: ads, cookieConsent: ads } } as const;
  expect(openingOf(matomo)).toEqual(['_paq', [['requireConsent'], ['requireCookieConsent']]]);
  expect(tell(matomo, { consent: true, cookieConsent: false })).toEqual([
    '_paq',
    [['setConsentGiven'], ['forgetCookieConsentGiven']],
  ]);
  expect(openingOf({ key: 'matomo', follows: { cookieConsent: ads } })).toEqual([
    '_paq',
    [['requireCookieConsent']],
  ]);
});

test('Adobe: hears a refusal only after a grant, since to be told it sends', () => {
  const adobe = { key: 'adobe', follows: { collect: ads } } as const;
  const said = (val: string) => [
    'alloy',
    [
      [
        'setConsent',
        {
          consent: [
            {
              standard: 'Adobe',
              version: '2.0',
              value: { collect: { val }, metadata: { time: AT } },
            },
          ],
        },
      ],
    ],
  ];
  expect(openingOf(adobe)).toBeUndefined();
  expect(tell(adobe, { collect: undefined })).toEqual(['alloy', []]);
  expect(tell(adobe, { collect: false })).toEqual(['alloy', []]);
  expect(tell(adobe, { collect: true })).toEqual(said('y'));
  expect(tell(adobe, { collect: false }, { collect: true })).toEqual(said('n'));
});

test('the head says at once what each party must hear first, and nothing is granted in it', () => {
  const config = headOf(everything, 'doui');
  const queues = config?.said?.map(([queue]) => queue);
  expect(queues).toEqual(['gtag', 'uetq', 'clarity', 'fbq', 'ttq', '_paq']);
  expect(JSON.stringify(config?.said)).not.toMatch(/grant|Given/);
  expect(config?.google).toEqual(everything.signals[0].follows);
});

test('law: a word is granted only while all of its purposes are allowed, and never without any', () => {
  const key = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
  const value = fc.constantFrom('granted' as const, 'denied' as const, 'unset' as const);
  const follows = fc.dictionary(fc.constantFrom('w', 'x'), fc.array(key, { maxLength: 3 }));
  fc.assert(
    fc.property(
      follows,
      fc.array(fc.tuple(key as fc.Arbitrary<string>, value)),
      (words, entries) => {
        const signal = { key: 'gtm', follows: words } as const;
        const values = new Map(entries);
        const states = Object.fromEntries([...values].map(([k, v]) => [k, { value: v } as never]));
        const told = toldOf(signal, states, (purpose) => values.get(purpose) === 'granted');
        for (const [word, purposes] of Object.entries(words)) {
          const all = purposes.map((purpose) => values.get(purpose));
          const open = all.length > 0 && all.every((one) => one === 'granted');
          expect(told[word] === true).toBe(open);
          if (!open) expect(told[word]).toBe(all.includes('denied') ? false : undefined);
        }
      },
    ),
  );
});
