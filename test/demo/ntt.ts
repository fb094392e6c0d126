import authored from '../../demo/notices/ntt-communications.json' with { type: 'json' };
import type { Notice, NoticesDocument } from '../../src/core/notice.ts';
import type { Locale } from '../../src/core/units.ts';
import type { NoticeWords } from '../../src/core/words.ts';

/** The notices of the provider that the demonstration plays. */
export const DOCUMENT = authored as unknown as NoticesDocument;

export function noticeOf(key: string): Notice {
  const found = DOCUMENT.notices.find((notice) => notice.key === key);
  if (found === undefined) throw new Error(`No notice ${key}.`);
  return found;
}

export function wordsOf(notice: Notice, locale: Locale): NoticeWords {
  const found = notice.texts[locale];
  if (found === undefined) throw new Error(`No words in ${locale}.`);
  return found;
}

/** Every path at which a text stands. */
export const pathsIn = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, `${path}/${key}`))
    : [path];

/** What a person can read there, in one line. */
export const read = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.values(value).map(read).join(' ')
    : typeof value === 'string'
      ? value
      : '';
