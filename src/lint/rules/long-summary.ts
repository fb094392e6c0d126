import type { Rule } from '../rule.ts';
import { languageOf } from '../words.ts';

/** As much as a card on a small screen shows without scrolling, in characters. */
const LIMIT = 280;
/** Of those that are twice as wide. */
const WIDE = 140;

export const longSummary: Rule = {
  id: 'long-summary',
  severity: 'warning',
  title: `A summary fits on a card: ${LIMIT} characters, or ${WIDE} in Chinese, Japanese and Korean.`,
  *check({ versions }) {
    for (const { notice, path } of versions) {
      for (const [locale, { summary }] of Object.entries(notice.texts)) {
        const limit = /^(?:ja|zh|ko)$/.test(languageOf(locale)) ? WIDE : LIMIT;
        const { length } = Array.from(summary);
        if (length <= limit) continue;
        yield {
          path: [...path, 'texts', locale, 'summary'],
          message: `The summary has ${length} characters; a card has room for ${limit}.`,
          mend: 'Say who asks and for what. The rest has its place in the sections.',
        };
      }
    }
  },
};
