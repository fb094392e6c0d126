import { describe, expect, it } from 'vitest';
import { DOCUMENT, noticeOf, read, wordsOf } from './ntt.ts';

/* The notice on personal information, nine items: each of its facts, at its typed home. */

const notice = noticeOf('personal-information');
const words = wordsOf(notice, 'ja');
const BOTH = ['contract-information', 'other-personal-information'];
const name = (registry: 'recipients' | 'data', key: string) =>
  DOCUMENT[registry]?.[key]?.texts['ja']?.name;

describe('the notice on personal information', () => {
  it.each([
    ['audience', notice.audience, { relation: ['consumer', 'corporate-employee', 'portal-user'] }],
    [
      'laws',
      notice.laws,
      [{ law: 'personal-information-protection-act' }, { law: 'telecommunications-business-act' }],
    ],
    ['data', notice.data, ['name', 'birth-date', 'address', 'services-requested']],
    [
      'acquisition (2)',
      notice.acquisition?.map(({ source, means, recorded }) => [source, means?.join(), recorded]),
      [
        ['direct', 'oral,written,electronic,audio,video,other', undefined],
        ['indirect', 'oral,written,electronic,audio,video,other', undefined],
        ['direct', 'audio', 'calls'],
      ],
    ],
    [
      'purposes by class of data (3)',
      notice.purposes,
      [
        { key: 'service-provision', basis: 'required', data: ['contract-information'] },
        {
          key: 'own-marketing',
          basis: 'notice-only',
          data: BOTH,
          channels: ['telephone', 'email', 'post'],
        },
        { key: 'improvement', basis: 'notice-only', data: BOTH },
        { key: 'support', basis: 'required', data: BOTH },
      ],
    ],
    [
      'names of the classes',
      BOTH.map((key) => name('data', key)),
      ['当社サービスの契約者情報', 'その他の個人情報'],
    ],
    ['further purposes', notice.openList, true],
    ['use after the contract', notice.usedAfterContract, true],
    ['security (4)', notice.security, ['rules', 'institutional', 'human', 'technological']],
    ['contractors (5)', notice.entrustments, [{ key: 'contractors', recipients: ['contractors'] }]],
    [
      'claims, and public bodies (5)',
      notice.provisions,
      [
        {
          key: 'claims',
          basis: 'claims-assignment',
          recipients: ['ntt-finance'],
          purposes: ['service-provision'],
        },
        { key: 'authorities', basis: 'public-authority', recipients: ['public-bodies'] },
      ],
    ],
    ['assignee', name('recipients', 'ntt-finance'), 'NTTファイナンス株式会社'],
    [
      'joint use of data on employees of corporate customers (6)',
      notice.jointUse,
      [
        {
          key: 'corporate-employees',
          data: ['name', 'contact-details', 'organisation-name', 'other-identifiers'],
          users: ['nttcom-marketing'],
          purposes: ['service-provision', 'own-marketing', 'improvement', 'support'],
          responsible: 'ntt-communications',
          acquired: ['direct', 'indirect', 'calls'],
          audience: { relation: ['corporate-employee'] },
        },
      ],
    ],
    ['joint user', name('recipients', 'nttcom-marketing'), 'NTTコム マーケティング株式会社'],
    [
      'disclosure and its fee (7)',
      notice.procedures,
      [
        {
          key: 'disclosure',
          right: 'disclosure',
          contacts: ['web', 'post'],
          url: 'https://www.ntt.com/about-us/hp/privacy/kajiseikyuu.html',
          documents: true,
          fee: { amount: 1000, amountWithTax: 1100, currency: 'JPY', per: 'contract', extra: true },
        },
      ],
    ],
    [
      'contacts, one of which has ended (7)',
      notice.contacts,
      [
        { key: 'web', channel: 'form', address: 'https://www.ntt.com/privacy/' },
        { key: 'post', channel: 'post', address: '〒100-8019 東京都千代田区大手町2-3-1' },
        { key: 'telephone', channel: 'telephone', ended: '2012-03-31' },
      ],
    ],
    [
      'accredited body (8)',
      notice.bodies,
      [{ key: 'data-communications-association', business: 'telecommunications' }],
    ],
    ['revision (9)', notice.revision, { announced: 'website' }],
    ['certification', notice.certifications, ['privacy-mark']],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('is silent where the published text is', () => {
    for (const member of ['enacted', 'retention', 'transfers', 'overrides'] as const) {
      expect(notice[member]).toBe(undefined);
    }
  });

  it.each([
    ['that it keeps to the law (1)', words.sections?.introduction, /法令やそのほかの規範を守り/],
    ['why calls are recorded (2)', words.acquisition, /ご注文、ご意見、ご要望.*サービスの向上/],
    [
      'what provision of the service is (3)',
      words.purposes['service-provision'],
      /ご本人.*ご請求.*提供条件.*工事日.*停止、中止、契約の解除.*そのほか/,
    ],
    [
      'what its own marketing is (3)',
      words.purposes['own-marketing'],
      /ご紹介.*ご提案.*コンサルティング.*アンケート.*景品/,
    ],
    ['what improvement is (3)', words.purposes['improvement'], /新しいサービスを開発/],
    ['what support is (3)', words.purposes['support'], /お問い合わせやご相談/],
    ['further purposes, and later use (3)', words.sections?.['further-use'], /個別に.*終了した後/],
    [
      'what security is, and that it is reviewed (4)',
      [words.sections?.security, words.security],
      /継続して見直し.*社内規程.*体制.*教育.*不正アクセス.*紛失、破壊、改ざん、漏えい/,
    ],
    ['how far contractors are given data (5)', words.entrustments, /利用目的の達成に必要な範囲/],
    ['why claims go over, to whom (5)', words.provisions?.['claims'], /請求と回収.*同社に提供/],
    [
      'the care taken on both (5)',
      words.sections?.provision,
      /個人情報保護法、電気通信事業法など.*確かめ.*契約を結ぶ/,
    ],
    ['when public bodies are given data (5)', words.provisions?.['authorities'], /法令などに基づ/],
    ['why and whose data is used jointly (6)', words.jointUse, /法人のお客さまの社員.*便利/],
    [
      'how it answers, and extra fees (7)',
      words.procedures,
      /速やかに.*特別な開示.*手数料をご提案/,
    ],
    ['how to write by the Web (7)', words.contacts?.['web'], /Web開示手続きに関するお問い合わせ/],
    [
      'how to write by post (7)',
      words.contacts?.['post'],
      /お客様個人情報問い合わせ窓口.*必要書類/,
    ],
    ['that the telephone has ended (7)', words.contacts?.['telephone'], /終了/],
    [
      'where complaints may go (8)',
      words.bodies,
      /日本データ通信協会.*苦情.*電気通信個人情報保護推進センター/,
    ],
    ['why it may be revised (9)', words.sections?.revision, /保護.*法令などの変更/],
    ['what mark it bears', words.certifications, /プライバシーマーク/],
  ])('says %s', (_, found, expected) => {
    expect(read(found)).toMatch(expected);
  });
});
