import { at, factsOf, KEYED } from '../facts.ts';
import type { Rule } from '../rule.ts';

export const wordsWithoutFact: Rule = {
  id: 'words-without-fact',
  severity: 'warning',
  title: 'Words that belong to a fact have one; others are never shown.',
  *check({ versions }) {
    for (const { notice, path, locales } of versions) {
      const facts = new Set([...factsOf(notice)].map(({ words }) => JSON.stringify(words)));
      for (const locale of locales) {
        for (const place of KEYED) {
          for (const key of Object.keys(at(notice.texts[locale], place) ?? {})) {
            if (facts.has(JSON.stringify([...place, key]))) continue;
            yield {
              path: [...path, 'texts', locale, ...place, key],
              message: `These words are for "${key}", and the notice states no such fact.`,
              mend: `Add "${key}" to the facts of the notice, correct its spelling, or remove the words.`,
            };
          }
        }
      }
    }
  },
};
