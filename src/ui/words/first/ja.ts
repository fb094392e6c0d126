import type { FirstWords } from '../FirstWords.ts';

export const ja: FirstWords = {
  lang: 'ja',
  language: '言語',
  only: (languages) => `このお知らせは${languages}のみでご覧いただけます。`,
  acceptAll: 'すべて同意する',
  refuseAll: 'すべて断る',
  choose: '選んで決める',
  saved: '選択を保存しました。',
  notSaved: 'この端末に保存できませんでした。もう一度お試しください。',
  noChoices: '詳しい画面を読み込めませんでした。ここですべてに回答できます。',
  deemed:
    'このまま進むと、同意したものとみなされます。「選んで決める」では、ご自身で回答できます。',
  goOn: 'このまま進む',
  doNot: '利用しない',
  changed: (date) => `${date}から内容が変わりました`,
  ok: '確認しました',
  noted: '確認を記録しました。',
  read: '内容を読む',
  bases: {
    consent: '同意した場合のみ利用します',
    'opt-out': '断らない限り利用します',
    required: 'サービスの提供に必要です',
    exempt: '法令により、同意なしで利用します',
    'notice-only': 'お知らせのみで、選択はありません',
  },
  mechanisms: {
    'obtained-by-other':
      'ご本人の同意がある場合のみ利用します。ほかの方が同意を得ることが必要な場合があります',
    'deemed-by-use': 'ご本人の同意がある場合のみ利用します。サービスの利用をもって同意とみなします',
  },
  agreed: {
    explicit: (date) => `${date}に同意しました`,
    'obtained-by-other': (date) => `${date}に、ほかの方を通じて同意があったとされました`,
    'deemed-by-use': (date) => `${date}に、利用により同意したとみなされました`,
  },
  reasons: {
    'not-asked': () => 'まだ選択していません',
    refused: (date) => `${date}に断りました`,
    withdrawn: (date) => `${date}に取り消しました`,
    closing: () => '停止しました(保存の途中です)',
    expired: (date) => `${date}の同意は有効期間が終わりました`,
    'too-weak': (date) => `${date}の同意はご本人の回答ではないため、あらためて回答が必要です`,
    renewed: (date) => `${date}の同意のあとに内容が変わりました`,
    'not-shown': (date) => `${date}の同意は別のお知らせに対するものです`,
  },
};
