import { at, factsOf } from '../facts.ts';
import type { Rule } from '../rule.ts';

export const factWithoutWords: Rule = {
  id: 'fact-without-words',
  severity: 'warning',
  title: 'Each fact has words, so that people can read of it.',
  *check({ versions }) {
    for (const { notice, path } of versions) {
      const texts = Object.values(notice.texts);
      for (const { path: place, words } of factsOf(notice)) {
        // Changes have a rule of their own; another notice has its own title.
        if (words[0] === 'changes' || namesNotice(notice, words)) continue;
        if (texts.some((locale) => at(locale, words) !== undefined)) continue;
        yield {
          path: [...path, ...place],
          message: `"${String(words.at(-1))}" has no words in any locale.`,
          mend: `Write them in texts, under ${words.join('.')}.`,
        };
      }
    }
  },
};

const namesNotice = (
  { references = [] }: { readonly references?: readonly { key: string; notice?: string }[] },
  [member, key]: readonly (string | number)[],
): boolean =>
  member === 'references' &&
  references.some((reference) => reference.key === key && reference.notice !== undefined);
