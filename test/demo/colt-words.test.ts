import { describe, expect, it } from 'vitest';
import authored from '../../demo/notices/colt.json' with { type: 'json' };
import { areWhole, readOne, textAt } from './words.ts';

/* Where a person reads each fact of the policy, in both languages. */

const one = readOne(authored);
const { document, notice } = one;

describe('the words of the policy', () => {
  areWhole(one);

  it('name every value that a rule can ask for', () => {
    for (const { values, texts = {} } of Object.values(document.attributes ?? {})) {
      for (const words of Object.values(texts)) {
        expect(Object.keys(words.values ?? {})).toEqual(values);
      }
    }
  });

  it.each([
    [
      'summary',
      /partners’ products.*within its group.*partners and suppliers/,
      /パートナー.*共同利用/,
    ],
    [
      'sections/introduction',
      /confidential by contract.*non-disclosure.*service.*by law.*secrecy of communications/,
      /秘密保持契約.*サービス契約.*法律.*通信の秘密/,
    ],
    ['sections/scope', /Asia.*customers.*visitors, job applicants and employees/, /アジア.*従業員/],
    [
      'sections/definitions',
      /living individual.*name.*date of birth.*beside other.*Corporations.*officer counts/,
      /生存する個人.*氏名、生年月日.*容易に照合.*法人.*役員/,
    ],
    [
      'sections/data',
      /Telecommunications, IT management, cloud/,
      /電気通信、ITマネジメント、クラウド/,
    ],
    ['acquisition/forms', /order or a registration form/, /お申込書や登録用紙/],
    ['acquisition/contact', /telephone.*website.*e-mail/, /電話.*ウェブサイト.*電子メール/],
    ['acquisition/surveys', /satisfaction survey.*post or e-mail/, /郵便や電子メール.*満足度調査/],
    ['acquisition/seminars', /customers.*may become.*others/, /ご検討中.*そのほか.*セミナー/],
    ['acquisition/cameras', /surveillance.*data centres.*security.*visitors/, /安全.*監視カメラ/],
    ['purposes/contract-administration', /contracts.*business/, /ご契約の管理.*業務の運営/],
    ['purposes/service-operation/examples', /Billing.*service.*network/, /請求.*ネットワーク/],
    ['purposes/own-marketing', /ours that fit your needs/, /当社の商品やサービス.*ご要望/],
    [
      'purposes/partner-products',
      /ourselves.*partners offer.*fits your needs.*No company outside/,
      /パートナーの商品.*ご要望.*渡すことはありません/,
    ],
    ['purposes/survey', /design and improve/, /設計と改善/],
    ['purposes/identification', /who you are.*nobody else/, /不正なアクセス.*確認/],
    ['purposes/statistics', /statistical analyses/, /統計的な分析/],
    [
      'purposes/event-invitations',
      /events and seminars that we hold/,
      /主催するイベントやセミナー/,
    ],
    ['purposes/legal-compliance', /law demands/, /法令を守る/],
    ['purposes/data-centre-security', /data centres secure/, /データセンターの安全/],
    ['purposes/employment', /job applications.*whom we employ/, /選考.*労務管理/],
    [
      'purposes/group-sharing',
      /If you agree.*group.*partners and suppliers.*transaction.*inquiries.*dealings/,
      /同意.*グループ会社.*供給業者.*お取引の処理.*お問い合わせ/,
    ],
    ['sections/further-use', /fairly and lawfully.*purposes.*reason/, /公正かつ適法.*理由/],
    [
      'prohibitions',
      /Selling.*Trading.*Renting.*outside our group/,
      /販売.*取引.*貸し出す.*グループ外/,
    ],
    ['provisions/authorities', /judge.*warrant.*no liability/, /裁判官.*令状.*責任を問われない/],
    ['sections/provision', /nobody else receives it unless you agree/, /同意をいただかずに/],
    ['sections/joint-use', /only with your consent/, /同意をいただいた場合に限り/],
    ['entrustments', /under our supervision/, /監督/],
    [
      'sections/security',
      /disclosed.*without authority.*lost, destroyed or altered.*negligence/,
      /開示やアクセス.*過失.*紛失、破壊、改ざん/,
    ],
    ['security/institutional', /Organisational.*supervised/, /組織的.*監督/],
    ['security/human', /contract and temporary staff.*train.*disciplined/, /契約社員.*研修.*処分/],
    ['security/technological', /reach the information is controlled/, /アクセスを管理/],
    ['retention', /law requires.*matters for what it was collected for/, /法令.*目的/],
    ['sections/retention', /correct and up to date/, /正確かつ最新/],
    ['sections/procedures', /answers for our keeping.*authorities/, /遵守に責任.*行政機関/],
    ['procedures', /questions and worries.*complaints/, /ご質問やご懸念.*苦情/],
    ['contacts', /Risk Management Department.*Co\., Ltd\./, /〒108-0023.*芝浦3-1-35.*リスク管理部/],
    ['sections/revision', /change this policy or add to it/, /変更したり.*追加/],
    ['references', /Explanatory statement on inquiries/, /説明書/],
  ])('%s says what it must', (path, english, japanese) => {
    expect(textAt(notice, 'en', path)).toMatch(english);
    expect(textAt(notice, 'ja', path)).toMatch(japanese);
  });

  it('leave dates and numbers of laws to the typed facts', () => {
    expect(JSON.stringify([notice.texts, document.laws])).not.toMatch(/平成|昭和|告示|法律第/);
    expect(JSON.stringify(notice.texts)).not.toMatch(/20\d\d/);
  });

  it('do not promise that a refusal changes nothing, as the policy does not', () => {
    expect(textAt(notice, 'en', 'summary')).not.toMatch(/nothing|affect|depend/);
    expect(textAt(notice, 'ja', 'summary')).not.toMatch(/影響|変わり/);
  });
});
