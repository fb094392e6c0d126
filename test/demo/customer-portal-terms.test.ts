import { describe, expect, it } from 'vitest';
import { DOCUMENT, noticeOf, read, wordsOf } from './ntt.ts';

/* The terms of the customer portal: each of their facts, at its typed home. */

const notice = noticeOf('customer-portal-terms');
const english = wordsOf(notice, 'en');
const japanese = wordsOf(notice, 'ja');
const FIELDS = ['name', 'email-address', 'telephone-number'];

describe('the terms of the customer portal', () => {
  it.each([
    ['audience', notice.audience, { relation: ['portal-user'] }],
    ['three fields', notice.data, FIELDS],
    [
      'acquisition from the contract party, and from the user',
      notice.acquisition,
      [
        { key: 'contract-party', source: 'indirect', data: FIELDS },
        { key: 'portal-user', source: 'direct', data: FIELDS },
      ],
    ],
    [
      'consent by use, withdrawn by deleting the registration',
      notice.purposes,
      [
        {
          key: 'portal-use',
          basis: 'consent',
          mechanism: 'deemed-by-use',
          recipients: ['group-companies'],
          data: FIELDS,
          withdrawal: { by: 'delete-registration', url: '/portal/leave' },
        },
      ],
    ],
    [
      'joint use, for which the text makes nobody answerable',
      notice.jointUse,
      [{ key: 'group', data: FIELDS, users: ['group-companies'], purposes: ['portal-use'] }],
    ],
    ['who uses it jointly', DOCUMENT.recipients['group-companies']?.role, 'joint-user'],
    [
      'countries, and those not named',
      notice.transfers?.map(({ key, country, basis }) => [key, country, basis]),
      [
        ['us', 'US', 'consent'],
        ['gb', 'GB', 'consent'],
        ['sg', 'SG', 'consent'],
        ['others', undefined, 'consent'],
      ],
    ],
    ['home', DOCUMENT.controllers[notice.controller]?.country, 'JP'],
    ['entrustment', notice.entrustments, [{ key: 'processing', recipients: ['contractors'] }]],
    [
      'provision only with consent, or by law',
      notice.provisions,
      [
        { key: 'others', basis: 'consent' },
        { key: 'law', basis: 'law' },
      ],
    ],
    ['precedence', notice.overrides, ['personal-information']],
    [
      'the policy that applies besides',
      notice.references,
      [
        {
          key: 'company-policy',
          notice: 'personal-information',
          url: 'https://www.ntt.com/privacy_e/',
        },
      ],
    ],
    ['revision', notice.revision, { announced: 'website' }],
    [
      'approvals',
      notice.approvals,
      [
        { key: 'received', box: 'received', acts: ['view', 'accept', 'reject'] },
        { key: 'sent', box: 'sent', acts: ['view', 'withdraw'] },
      ],
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('are silent where the published text is', () => {
    const members = ['enacted', 'retention', 'security', 'procedures', 'contacts', 'laws'] as const;
    for (const member of members) expect(notice[member]).toBe(undefined);
  });

  it.each([
    ['what they cover', 'sections', /information of those who use its/, /利用者情報の取扱い/],
    ['who is who', 'sections', /contracted the portal.*branches and offices/, /支店や営業所/],
    [
      'that use is taken as consent to three things',
      'purposes',
      /taken to have confirmed.*acquire.*transfer it abroad.*jointly.*5\.1/,
      /ご利用になった時点.*取得.*国外への移転.*共同利用.*第5条第1項/,
    ],
    [
      'that the contract party obtains it first',
      'purposes',
      /hands us your data must first.*5\.2/,
      /ご契約者.*あらかじめ.*第5条第2項/,
    ],
    [
      'how to withdraw, and what follows',
      'purposes',
      /at any time: stop using.*delete your user registration.*5\.3.*no longer log in/,
      /利用をやめ.*登録を削除.*いつでも.*第5条第3項.*ログインできなく/,
    ],
    ['that data goes to affiliates', 'jointUse', /affiliates at home and abroad/, /国内外の関係/],
    [
      'how contractors are chosen',
      'entrustments',
      /storing, managing or processing.*as high as ours or higher.*supervise/,
      /保管、管理、処理.*同等以上.*監督/,
    ],
    ['that consent comes first', 'provisions', /only where you have consented/, /限り/],
    ['that laws may provide otherwise', 'provisions', /provide otherwise/, /別の定め/],
    ['why some countries are not named', 'transfers', /do not list them/, /列挙されていない/],
    ['what needs approval', 'sections', /one tenant with another/, /テナント間の接続/],
    ['that each request can be opened', 'approvals', /in detail/, /詳しい内容/],
    ['that they go first', 'references', /go before it \(Article 6\)/, /優先します\(第6条\)/],
    ['that they may be revised', 'sections', /revise.*from time to time/, /随時改定/],
  ] as const)('say %s', (_, member, inEnglish, inJapanese) => {
    expect(read(english[member])).toMatch(inEnglish);
    expect(read(japanese[member])).toMatch(inJapanese);
  });
});
