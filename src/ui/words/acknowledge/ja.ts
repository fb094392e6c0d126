import type { AcknowledgeWords } from '../AcknowledgeWords.ts';

export const ja: AcknowledgeWords = {
  whole: 'お知らせの全文を読む',
  haveRead: (title) => `「${title}」を読みました。`,
  open: '先にお知らせを開いてお読みください。そのあとでチェックできます。',
  tick: 'お知らせをお読みになりましたら、チェックを入れてください。',
  saving: '保存しています。少しお待ちください。',
  done: (date) => `この版は、${date}に確認済みです。`,
  loading: 'お知らせを読み込んでいます。少しお待ちください。',
  unknown: (key) =>
    `このフォームで確認が必要なお知らせ「${key}」は、ここでは対象となりません。送信できません。`,
  failed: 'ここではお知らせを表示できないため、このフォームは送信できません。',
};
