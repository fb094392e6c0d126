import { describe, expect, it } from 'vitest';
import authored from '../../demo/notices/docomo.json' with { type: 'json' };
import { areWhole, readOne, textAt } from './words.ts';

/* Where a person reads each fact of the policy, in both languages. */

const one = readOne(authored);
const { notice } = one;

describe('the words of the policy', () => {
  areWhole(one);

  it.each([
    ['summary', /partners.*coupons.*other companies’/, /提携先.*クーポン.*他社の広告/],
    [
      'sections/introduction',
      /bind ourselves.*Charter.*home and abroad.*improving/,
      /憲章.*国内外/,
    ],
    ['sections/definitions', /wider.*Act on the Protection.*every kind of data/, /よりも広く/],
    [
      'acquisition/direct',
      /write it down.*shop.*smartphone/,
      /ドコモショップ.*書面.*スマートフォン/,
    ],
    ['acquisition/automatic', /our servers.*device.*settings/, /自動的.*サーバー.*端末の設定/],
    ['acquisition/elsewhere', /others.*d POINTs at a store.*bought or used/, /間接的.*dポイント/],
    [
      'purposes/service-provision/examples',
      /functions.*performing.*family.*conditions.*Notices.*sending.*service afterwards/,
      /機能.*履行.*ご家族.*条件.*お知らせ.*手配、発送、アフターサービス/,
    ],
    [
      'purposes/billing-and-credit/examples',
      /credit.*from then on.*bills.*collect for others.*points.*pledging.*claims/,
      /与信.*その後.*代わりに回収.*ポイント.*債権.*担保/,
    ],
    ['purposes/age-notification', /notify its provider of age information/, /年齢情報.*通知/],
    [
      'purposes/fraud-contact',
      /fraudulent.*without authority.*payment/,
      /不正な契約.*利用.*未払い/,
    ],
    ['purposes/support', /ask, request or think/, /ご意見、ご要望、お問い合わせ/],
    ['purposes/plan-advice', /ask us about charges.*propose/, /ご相談.*料金プラン/],
    [
      'purposes/own-marketing/examples',
      /promotions.*events.*Coupons.*adverti/,
      /イベント.*クーポン.*広告/,
    ],
    [
      'purposes/partner-campaigns',
      /promotions and events.*partner.*member stores/,
      /提携事業者や加盟店/,
    ],
    [
      'purposes/prizes',
      /draw the winners.*prizes and gifts.*let people know/,
      /抽選.*贈答品.*連絡/,
    ],
    [
      'purposes/personalisation',
      /products, services and content.*recommend/,
      /おすすめする商品、サービス/,
    ],
    [
      'purposes/ads',
      /judge that it suits you.*advertise.*others sell.*others hold/,
      /当社が判断した.*他社の広告.*他社が販売.*他社が行う/,
    ],
    ['purposes/affiliate-coupons', /consolidate.*equity method.*d POINT/, /連結.*持分法.*加盟店/],
    [
      'purposes/security/examples',
      /networks, systems.*failures, defects and accidents.*fraud.*without authority/,
      /運用と保守.*故障・不具合・事故.*不正な契約、不正な利用、料金の未払い/,
    ],
    [
      'purposes/improvement/examples',
      /products, services and technologies.*quality.*receive you/,
      /商品、サービス、技術.*品質.*応対/,
    ],
    [
      'purposes/measurement/examples',
      /sales and use.*effect.*marketing analysis/,
      /販売や利用.*効果/,
    ],
    [
      'purposes/survey/examples',
      /Awareness.*companies other than.*Questionnaires/,
      /意識や実態.*以外のもの.*アンケート/,
    ],
    [
      'sections/further-use',
      /after a contract.*entrusts us.*no further.*law permits.*due regard/,
      /終了した後.*受託.*必要な範囲.*法令.*配慮/,
    ],
    [
      'prohibitions',
      /Discriminating.*unfairly.*whether to provide/,
      /提供するかどうか.*不当に差別/,
    ],
    [
      'sections/consent',
      /in advance.*third party.*Dashboard/,
      /第三者.*あらかじめ.*ダッシュボード/,
    ],
    ['sections/control', /to a certain extent.*Dashboard/, /一定の範囲.*ダッシュボード/],
    ['provisions', /beforehand.*rights and interests/, /同意.*権利と利益/],
    ['sections/joint-use', /joint use, anonymised information/, /共同利用や匿名加工情報.*公表/],
    [
      'sections/entrustment',
      /in whole or in part.*choose.*supervise/,
      /全部または一部.*選び.*監督/,
    ],
    ['sections/security', /leak, get lost or come to harm/, /漏えい、滅失、毀損/],
    [
      'security',
      /Information Security Policy.*regulations.*structure.*trained/,
      /宣言.*規程.*教育/,
    ],
    ['procedures', /Claim Procedures regarding Retained Personal Data/, /開示.*手続き/],
    ['contacts', /Customer Service/, /お客さま窓口/],
    ['sections/bodies', /complaints.*advice/, /苦情やご相談/],
    [
      'bodies',
      /Data Communications.*Promotion Center.*Consumer Credit/,
      /推進センター.*クレジット/,
    ],
    ['references/charter', /Principles of conduct/, /行動原則/],
    ['references/other-matters', /Other Matters/, /その他の事項/],
    ['references/partners-specific-information', /Specific Personal Information/, /特定個人情報/],
    ['references/social-media', /Official Account List/, /公式アカウント一覧/],
    ['references/pdf', /PDF.*356 KB/, /PDF.*356 KB/],
  ])('%s says what it must', (path, english, japanese) => {
    expect(textAt(notice, 'en', path)).toMatch(english);
    expect(textAt(notice, 'ja', path)).toMatch(japanese);
  });

  it('leave numbers, hours and charges to the typed facts', () => {
    const all = JSON.stringify(notice.texts);
    expect(all).not.toMatch(/0570|03-5645|10:00|18:00|toll|有料/);
  });
});
