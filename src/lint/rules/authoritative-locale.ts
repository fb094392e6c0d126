import type { Rule } from '../rule.ts';

export const authoritativeLocale: Rule = {
  id: 'authoritative-locale',
  severity: 'error',
  title: 'The locale that decides is among those in which the notice is written.',
  *check({ versions }) {
    for (const { notice, path, locales } of versions) {
      const { authoritative } = notice;
      if (authoritative === undefined || locales.includes(authoritative)) continue;
      yield {
        path: [...path, 'authoritative'],
        message: `The words in "${authoritative}" decide, and there are none.`,
        mend: `Name one of ${locales.join(', ')}, or add its words.`,
      };
    }
  },
};
