import { describe, expect, it } from 'vitest';
import authored from '../../demo/notices.json' with { type: 'json' };
import { isNoticesDocument } from '../../src/core/document.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { publish } from '../../src/core/publish.ts';
import { select } from '../../src/core/select.ts';
import { withOlderNotice } from '../fixtures/older-notice.ts';

/*
 * The demonstration's notice states the facts of a published policy. Each one is checked here, so
 * that an edit of the words cannot lose or change a fact.
 */

const document = readDocument(authored);
const [notice] = document.notices;
if (notice === undefined) throw new Error('The document holds no notice.');
const locales = ['en', 'ja'] as const;
const words = (locale: (typeof locales)[number]) => {
  const found = notice.texts[locale];
  if (found === undefined) throw new Error(`No words in ${locale}.`);
  return found;
};
const customer = { service: 'internet-connection' };

function readDocument(value: unknown): NoticesDocument {
  if (!isNoticesDocument(value)) throw new Error('Not a notices document.');
  return value;
}

describe('the notice of the demonstration', () => {
  it('is a valid document with one version of one policy', () => {
    expect(isNoticesDocument(authored)).toBe(true);
    expect(document.notices).toHaveLength(1);
    expect(notice.key).toBe('specified-user-information');
    expect(notice.kind).toBe('policy');
  });

  it('was enacted on 12 April 2024, and is in force from then', () => {
    expect(notice.enacted).toBe('2024-04-12');
    expect(notice.effective).toEqual({ from: '2024-04-12T00:00:00+09:00' });
  });

  it('names the company and its representative in both languages', () => {
    expect(document.controllers[notice.controller]).toEqual({
      country: 'JP',
      texts: {
        en: {
          name: 'NTT Communications Corporation',
          representative: {
            name: 'Katsushige Kojima',
            title: 'President & CEO, Representative Member of the Board',
          },
        },
        ja: {
          name: 'エヌ・ティ・ティ・コミュニケーションズ株式会社',
          representative: { name: '小島 克重', title: '代表取締役社長' },
        },
      },
    });
  });

  it('cites the articles on the policy and on leaks', () => {
    expect(notice.laws).toEqual(['TBA 27-8', 'TBA 27-5']);
  });

  it('applies to those who contract Internet connection, and to nobody else', () => {
    const at = new Date('2026-11-21T00:00:00Z');
    const applying = (audience: { readonly [attribute: string]: string }) =>
      select(document.notices, audience, at).notices.map(({ key }) => key);
    expect(applying(customer)).toEqual(['specified-user-information']);
    expect(applying({})).toEqual([]);
    expect(applying({ service: 'telephone' })).toEqual([]);
    expect(words('en').sections?.scope?.body.join()).toContain('Internet connection');
    expect(words('ja').sections?.scope?.body.join()).toContain('インターネット接続サービス');
  });

  it('is in force from the first moment of its day in Japan, and not before', () => {
    const outcomes = (at: string) =>
      select(document.notices, customer, new Date(at)).trace.map(({ outcome }) => outcome);
    expect(outcomes('2024-04-11T14:59:59.999Z')).toEqual(['not-yet']);
    expect(outcomes('2024-04-11T15:00:00.000Z')).toEqual(['applies']);
  });

  it('says how the information is acquired, and why calls are recorded', () => {
    expect(notice.acquisition).toEqual({
      means: ['oral', 'written', 'electronic', 'audio', 'video', 'other'],
      indirect: true,
      callsRecorded: true,
    });
    expect(words('en').sections?.acquisition?.body.join()).toMatch(
      /orders, opinions and requests.*serve you better/,
    );
    expect(words('ja').sections?.acquisition?.body.join()).toMatch(
      /ご注文、ご意見、ご要望.*サービス向上/,
    );
  });
});

describe('its purposes', () => {
  it('stand in the order of the policy, each on its basis', () => {
    expect(notice.purposes.map(({ key, basis }) => [key, basis])).toEqual([
      ['service-provision', 'required'],
      ['own-marketing', 'notice-only'],
      ['improvement', 'notice-only'],
      ['support', 'required'],
      ['behavioral-analysis', 'consent'],
      ['partner-campaigns', 'consent'],
      ['ads', 'consent'],
    ]);
  });

  it.each([
    ['service-provision', 4],
    ['own-marketing', 5],
  ])('%s keeps its %i examples', (purpose, count) => {
    for (const locale of locales) {
      expect(words(locale).purposes[purpose]?.examples).toHaveLength(count);
    }
  });

  it('provision names identity, billing, each kind of notice, and what else is needed', () => {
    const english = words('en').purposes['service-provision']?.examples?.join(' ') ?? '';
    const japanese = words('ja').purposes['service-provision']?.examples?.join(' ') ?? '';
    for (const fact of [/who you are/, /billing/i, /charges/, /terms/, /installation/]) {
      expect(english).toMatch(fact);
    }
    expect(english).toMatch(/suspensions.*end of a contract.*else/);
    for (const fact of [
      /ご本人/,
      /ご請求/,
      /料金/,
      /提供条件/,
      /工事日/,
      /停止/,
      /終了/,
      /そのほか/,
    ]) {
      expect(japanese).toMatch(fact);
    }
  });

  it('own marketing names its channels, surveys and gifts', () => {
    const use = notice.purposes.find(({ key }) => key === 'own-marketing');
    expect(use?.channels).toEqual(['telephone', 'email', 'post']);
    const english = words('en').purposes['own-marketing']?.examples?.join(' ') ?? '';
    for (const fact of [
      /promoting/i,
      /proposals/i,
      /consultation/i,
      /surveys/,
      /material, gifts/,
    ]) {
      expect(english).toMatch(fact);
    }
    const japanese = words('ja').purposes['own-marketing']?.examples?.join(' ') ?? '';
    for (const fact of [/販売促進/, /ご提案/, /コンサルティング/, /アンケート/, /贈答品/]) {
      expect(japanese).toMatch(fact);
    }
  });

  it.each([
    ['improvement', /improve.*new/, /改善.*開発/],
    ['support', /questions.*advise/, /ご質問.*ご相談/],
    ['behavioral-analysis', /analyse.*history.*suggest and advertise.*our own/, /行動履歴.*広告/],
    ['partner-campaigns', /campaigns.*events.*partners.*stores/, /提携事業者.*加盟店.*イベント/],
    ['ads', /show and deliver.*other companies/, /他社の広告を表示し、配信/],
  ])('%s says what it is for', (purpose, english, japanese) => {
    expect(words('en').purposes[purpose]?.description).toMatch(english);
    expect(words('ja').purposes[purpose]?.description).toMatch(japanese);
  });

  it('may grow, and outlast the contract', () => {
    expect(notice.openList).toBe(true);
    expect(notice.usedAfterContract).toBe(true);
    for (const locale of locales) {
      expect(words(locale).sections?.['further-use']?.body).toHaveLength(2);
    }
  });

  it('name as recipients only the kinds that the policy names', () => {
    expect(Object.keys(document.recipients)).toEqual(['partners', 'advertisers']);
    expect(notice.purposes.map(({ recipients = [] }) => recipients).flat()).toEqual([
      'partners',
      'advertisers',
    ]);
  });

  it('each correspond to purposes of the Data Privacy Vocabulary', () => {
    for (const { key } of notice.purposes) {
      expect(document.purposes[key]?.dpv?.length).toBeGreaterThan(0);
    }
    expect(Object.keys(document.purposes)).toHaveLength(notice.purposes.length);
  });
});

describe('its other sections', () => {
  it('refer provision to third parties to sections 5 to 9 of the Privacy Policy', () => {
    expect(words('en').sections?.provision?.body.join()).toMatch(/Privacy Policy.*sections 5 to 9/);
    expect(words('ja').sections?.provision?.body.join()).toMatch(/第5項.*第9項/);
  });

  it('have all seven heads of security control, in their order', () => {
    const heads = [
      'basic-policy',
      'rules',
      'institutional',
      'human',
      'physical',
      'technological',
      'external-environment',
    ];
    expect(notice.security).toEqual(heads);
    for (const locale of locales) expect(Object.keys(words(locale).security ?? {})).toEqual(heads);
  });

  it.each([
    ['basic-policy', /laws and guidelines.*inquiries/, /関係法令・ガイドライン.*お問い合わせ/],
    ['rules', /how.*in charge.*answer for/, /方法.*担当者.*責任/],
    ['institutional', /supervised.*reported.*inspect.*audit/, /監督.*報告.*点検.*監査/],
    ['human', /trained.*regularly/, /教育.*研修.*定期的/],
    ['physical', /entry and exit.*sight.*external media/, /入退室.*閲覧.*外部記録媒体/],
    [
      'technological',
      /Access control.*databases.*unauthorised access/,
      /アクセス制御.*不正アクセス/,
    ],
    ['external-environment', /foreign country.*regime/, /国外.*制度/],
  ] as const)('%s says what it entails', (head, english, japanese) => {
    expect(words('en').security?.[head]?.body).toMatch(english);
    expect(words('ja').security?.[head]?.body).toMatch(japanese);
  });

  it('disclose the transfer to the United States, whose regimes do not affect handling', () => {
    expect(notice.transfers).toEqual([{ key: 'gin', country: 'US', regimeAffectsHandling: false }]);
    expect(words('en').transfers).toEqual({ gin: { service: 'Global IP Network (GIN)' } });
    expect(words('ja').transfers).toEqual({ gin: { service: 'Global IP Network(GIN)' } });
  });

  it('name the helpdesk for complaints, without inventing its address', () => {
    expect(notice.contacts).toEqual([{ key: 'helpdesk', channel: 'email' }]);
    expect(words('en').sections?.contacts?.body.join()).toContain('complaints and comments');
    expect(words('ja').sections?.contacts?.body.join()).toContain('苦情やご意見');
  });

  it('keep an empty register of leaks since 18 January 2024, each for ten years', () => {
    expect(notice.incidents).toEqual({ since: '2024-01-18', years: 10, entries: [] });
  });
});

describe('its words', () => {
  /** Every path at which a text stands. */
  const paths = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => paths(inner, `${path}/${key}`))
      : [path];

  it('are there in both languages, down to the last one', () => {
    expect(Object.keys(notice.texts)).toEqual([...locales]);
    expect(paths(words('ja'))).toEqual(paths(words('en')));
    for (const { texts } of [
      ...Object.values(document.controllers),
      ...Object.values(document.recipients),
    ]) {
      expect(paths(texts['ja'])).toEqual(paths(texts['en']));
    }
  });

  it('cover every purpose', () => {
    for (const locale of locales) {
      expect(Object.keys(words(locale).purposes)).toEqual(notice.purposes.map(({ key }) => key));
    }
  });

  it('leave dates, countries and periods to the typed facts', () => {
    const all = JSON.stringify(notice.texts);
    expect(all).not.toMatch(/20\d\d|January|April|\d年|\d月/);
    expect(all).not.toMatch(/United States|America|アメリカ|米国/);
    expect(all).not.toMatch(/ten years|10 years|10年/);
  });

  it('are one or two sentences on the first layer', () => {
    expect(words('en').summary.match(/\./g)).toHaveLength(2);
    expect(words('ja').summary.match(/。/g)).toHaveLength(2);
  });
});

describe('the fixture with an older version', () => {
  const both = withOlderNotice(document);

  it('is valid, and published under names of its own', async () => {
    expect(isNoticesDocument(both)).toBe(true);
    const hashes = (await publish(both)).map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(2);
  });

  it('gives way to the version of April 2024', () => {
    const inForce = (at: string) =>
      select(both.notices, customer, new Date(at)).notices.map(({ version }) => version);
    expect(inForce('2024-03-01T00:00:00Z')).toEqual(['2024-01-18']);
    expect(inForce('2024-05-01T00:00:00Z')).toEqual(['2024-04-12']);
  });

  it('does not put the analysis of behaviour, and renews nothing unless told to', () => {
    const [older, current] = both.notices;
    expect(older?.purposes.map(({ key }) => key)).not.toContain('behavioral-analysis');
    expect(current).toEqual(notice);
    expect(withOlderNotice(document, ['ads']).notices[1]?.renews).toEqual(['ads']);
  });
});
