import { describe, expect, it } from 'vitest';
import { DOCUMENT, noticeOf, read, wordsOf } from './ntt.ts';

/* The policy on specified user information: each of its facts, at its typed home. */

const notice = noticeOf('specified-user-information');
const english = wordsOf(notice, 'en');
const japanese = wordsOf(notice, 'ja');

describe('the policy on specified user information', () => {
  it.each([
    ['day of enactment', notice.enacted, '2024-04-12'],
    ['day in force', notice.effective, { from: '2024-04-12T00:00:00+09:00' }],
    ['audience', notice.audience, { service: ['internet-connection'] }],
    [
      'law on the policy and on leaks',
      notice.laws,
      [{ law: 'telecommunications-business-act', articles: ['27-5', '27-8'] }],
    ],
    ['data', notice.data, ['specified-user-information']],
    [
      'acquisition, direct and not, and recording of calls',
      notice.acquisition?.map(({ source, means, recorded }) => [source, means?.join(), recorded]),
      [
        ['direct', 'oral,written,electronic,audio,video,other', undefined],
        ['indirect', 'oral,written,electronic,audio,video,other', undefined],
        ['direct', 'audio', 'calls'],
      ],
    ],
    [
      'purposes in their order, with their bases',
      notice.purposes.map(({ key, basis }) => `${key}: ${basis}`),
      [
        'service-provision: required',
        'own-marketing: notice-only',
        'improvement: notice-only',
        'support: required',
        'behavioral-analysis: consent',
        'partner-campaigns: consent',
        'ads: consent',
      ],
    ],
    ['channels', notice.purposes[1]?.channels, ['telephone', 'email', 'post']],
    [
      'recipients, by kind only',
      notice.purposes.map(({ recipients = [] }) => recipients).flat(),
      ['partners', 'advertisers'],
    ],
    ['further purposes', notice.openList, true],
    ['use after the contract', notice.usedAfterContract, true],
    [
      'provision by reference, from section 5 to section 9 of another text',
      notice.references,
      [{ key: 'company-policy', url: 'https://www.ntt.com/privacy/', sections: ['5', '9'] }],
    ],
    [
      'seven heads of security',
      notice.security,
      [
        'basic-policy',
        'rules',
        'institutional',
        'human',
        'physical',
        'technological',
        'external-environment',
      ],
    ],
    [
      'entrustment abroad, whose regime affects nothing',
      notice.transfers,
      [{ key: 'gin', country: 'US', regimeAffectsHandling: false, basis: 'entrustment' }],
    ],
    ['service entrusted', english.transfers, { gin: { service: 'Global IP Network (GIN)' } }],
    [
      'complaints',
      notice.procedures,
      [{ key: 'complaint', right: 'complaint', contacts: ['helpdesk'] }],
    ],
    [
      'contact, without an invented address',
      notice.contacts,
      [{ key: 'helpdesk', channel: 'email' }],
    ],
    ['leaks: none', notice.incidents, { since: '2024-01-18', years: 10, entries: [] }],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('is silent where the published text is', () => {
    for (const member of ['retention', 'revision', 'overrides', 'bodies', 'jointUse'] as const) {
      expect(notice[member]).toBe(undefined);
    }
  });

  it('has purposes that correspond to those of the Data Privacy Vocabulary', () => {
    for (const { key } of notice.purposes) {
      expect(DOCUMENT.purposes[key]?.dpv?.length).toBeGreaterThan(0);
    }
  });

  it.each([
    [
      'service-provision',
      4,
      /who you are.*Billing.*charges or terms.*installation.*suspensions.*end of a contract.*else/,
      /ご本人.*ご請求.*料金.*提供条件.*工事日.*停止.*終了.*そのほか/,
    ],
    [
      'own-marketing',
      5,
      /Promoting.*Proposals.*Consultation.*surveys.*material, gifts/,
      /販売促進.*ご提案.*コンサルティング.*アンケート.*贈答品/,
    ],
    ['improvement', 0, /improve.*new/, /改善.*新しいサービスの開発/],
    ['support', 0, /questions.*advise/, /ご質問.*ご相談/],
    [
      'behavioral-analysis',
      0,
      /analyse.*history.*suggest and advertise.*our own.*tastes/,
      /行動履歴.*お好み.*ご案内や広告/,
    ],
    [
      'partner-campaigns',
      0,
      /campaigns, other promotions and events.*partners.*stores/,
      /提携事業者や加盟店.*キャンペーン.*イベント/,
    ],
    ['ads', 0, /show and deliver.*other companies.*suit/, /合った他社の広告を表示し、配信/],
  ])('%s says what it is for, with %i examples', (purpose, count, inEnglish, inJapanese) => {
    expect(read(english.purposes[purpose])).toMatch(inEnglish);
    expect(read(japanese.purposes[purpose])).toMatch(inJapanese);
    for (const { purposes } of [english, japanese]) {
      expect(purposes[purpose]?.examples ?? []).toHaveLength(count);
    }
  });

  it.each([
    ['basic-policy', /laws and guidelines.*inquiries/, /関係法令・ガイドライン.*お問い合わせ/],
    ['rules', /how.*in charge.*answer for/, /方法.*担当者.*責任/],
    ['institutional', /supervised.*reported.*inspect.*audit/, /監督.*報告.*点検.*監査/],
    ['human', /trained.*regularly/, /教育.*研修.*定期的/],
    ['physical', /entry and exit.*sight.*external media/, /入退室.*閲覧.*外部記録媒体/],
    ['technological', /Access.*databases.*unauthorised.*software/, /アクセス制御.*ソフトウェア/],
    ['external-environment', /foreign country.*regime/, /国外.*制度/],
  ] as const)('%s says what it entails', (head, inEnglish, inJapanese) => {
    expect(english.security?.[head]?.body).toMatch(inEnglish);
    expect(japanese.security?.[head]?.body).toMatch(inJapanese);
  });

  it.each([
    ['why calls are recorded', 'acquisition', /orders, opinions.*better/, /ご注文、ご意見.*向上/],
    ['what it covers', 'sections', /Internet connection/, /インターネット接続サービス/],
    ['where provision is set out', 'sections', /third parties.*Privacy Policy/, /第三者に提供/],
    ['further purposes', 'sections', /others from time to time/, /個別に利用目的/],
    ['whom to tell of complaints', 'procedures', /complaints and comments/, /苦情やご意見/],
    ['that answers come in good time', 'contacts', /in good time/, /適時/],
    [
      'what the sections of the other text are about',
      'references',
      /disclosing and providing.*advertising platforms/,
      /開示と提供.*広告配信プラットフォーム/,
    ],
  ] as const)('says %s', (_, member, inEnglish, inJapanese) => {
    expect(read(english[member])).toMatch(inEnglish);
    expect(read(japanese[member])).toMatch(inJapanese);
  });
});
