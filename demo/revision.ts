import type { Change, Notice, NoticesDocument } from '../src/core/notice.ts';
import type { NoticeWords } from '../src/core/words.ts';

export type Revision = 'material' | 'minor';

export const isRevision = (name: unknown): name is Revision =>
  name === 'material' || name === 'minor';

/** Where a document with such a version is served. */
export const previewEndpoint = (revision: Revision): string => `/preview/${revision}/doui`;

const KEY = 'specified-user-information';
const PURPOSE = 'behavioral-analysis';

/** What each made-up revision changes. */
const MADE_UP: {
  readonly [revision in Revision]: {
    readonly change: Change;
    readonly said: { readonly [locale: string]: string };
    readonly reword: (words: NoticeWords, locale: string) => NoticeWords;
  };
} = {
  material: {
    change: { key: 'television', material: true, purposes: [PURPOSE], sections: ['purposes'] },
    said: {
      en: 'The analysis now takes in what you watch on television over your line.',
      ja: '分析の対象に、回線を通じたテレビの視聴履歴を加えました。',
    },
    reword: (words, locale) => {
      const purpose = words.purposes[PURPOSE];
      const description =
        locale === 'ja'
          ? '取得した行動履歴に、回線を通じてご覧になったテレビの視聴履歴を加えて分析し、その結果をもとに、お好みに合わせた当社サービスのご案内や広告をお届けします。'
          : 'We analyse information that we have acquired, such as the history of what you do, and what you watch on television over your line. From the results we suggest and advertise services of our own that fit your tastes.';
      if (purpose === undefined) return words;
      return {
        ...words,
        purposes: { ...words.purposes, [PURPOSE]: { ...purpose, description } },
      };
    },
  },
  minor: {
    change: { key: 'helpdesk', material: false, sections: ['contacts'] },
    said: {
      en: 'The helpdesk now answers within three working days.',
      ja: 'ヘルプデスクからの回答の目安を、3営業日以内とお示ししました。',
    },
    reword: (words, locale) => ({
      ...words,
      contacts: {
        ...words.contacts,
        helpdesk: {
          title: words.contacts?.['helpdesk']?.title ?? '',
          body:
            locale === 'ja'
              ? '3営業日以内にお答えします。'
              : 'We answer within three working days.',
        },
      },
    }),
  },
};

/**
 * A document with a next version of one notice, made up for the demonstration: one that people must
 * be asked about again, or one of which they are only told.
 */
export function revised(document: NoticesDocument, revision: Revision): NoticesDocument {
  const { change, said, reword } = MADE_UP[revision];
  const published = document.notices.find(({ key }) => key === KEY);
  if (published === undefined) return document;
  const next: Notice = {
    ...published,
    version: `2025-04-01-${revision}`,
    effective: { from: '2025-04-01T00:00:00+09:00' },
    changes: [change],
    texts: Object.fromEntries(
      Object.entries(published.texts).map(([locale, words]) => [
        locale,
        { ...reword(words, locale), changes: { [change.key]: said[locale] ?? '' } },
      ]),
    ),
  };
  return { ...document, notices: [...document.notices, next] };
}
