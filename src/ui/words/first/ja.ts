import type { FirstWords } from '../FirstWords.ts';

export const ja: FirstWords = {
  lang: 'ja',
  language: '言語',
  acceptAll: 'すべて同意する',
  refuseAll: 'すべて断る',
  choose: '選んで決める',
  saved: '選択を保存しました。',
  notSaved: '選択をこの端末に保存できませんでした。もう一度お試しください。',
  noChoices: '詳しい選択画面を読み込めませんでした。ここですべてに回答できます。',
  bases: {
    consent: '同意した場合のみ利用します',
    'opt-out': '断らない限り利用します',
    required: 'サービスの提供に必要です',
    'notice-only': 'お知らせのみで、選択はありません',
  },
  reasons: {
    'not-asked': () => 'まだ選択していません',
    granted: (date) => `${date}に同意しました`,
    refused: (date) => `${date}に断りました`,
    withdrawn: (date) => `${date}に取り消しました`,
    closing: () => '停止しました(保存の途中です)',
    expired: (date) => `${date}の同意は有効期間が終わりました`,
    renewed: (date) => `${date}の同意のあとに内容が変わりました`,
    'not-shown': (date) => `${date}の同意は別のお知らせに対するものです`,
  },
};
