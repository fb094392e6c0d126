import { supersedes } from '../../core/applicable.ts';
import type { Rule } from '../rule.ts';
import { says } from '../words.ts';

export const changesStated: Rule = {
  id: 'changes-stated',
  severity: 'warning',
  title: 'A later version states what it changes.',
  *check({ document, versions }) {
    for (const { notice, path } of versions) {
      const isLater = document.notices.some((other) => supersedes(notice, other));
      if (!isLater || notice.changes !== undefined) continue;
      yield {
        path: [...path, 'changes'],
        message: `Version "${notice.version}" does not state what it changes, so people are told nothing of it.`,
        mend: 'Add changes; [] where no meaning has changed.',
      };
    }
  },
};

export const changeWords: Rule = {
  id: 'change-words',
  severity: 'warning',
  title: 'Each change is told in words, above all one for which people are asked again.',
  *check({ versions }) {
    for (const { notice, path } of versions) {
      for (const [index, { key, material }] of (notice.changes ?? []).entries()) {
        if (says(notice, ({ changes }) => changes?.[key])) continue;
        yield {
          severity: material ? 'error' : 'warning',
          path: [...path, 'changes', index],
          message: material
            ? `People are asked again because of "${key}", and not told what has changed.`
            : `Change "${key}" has no words in any locale.`,
          mend: `Write them in texts, under changes.${key}.`,
        };
      }
    }
  },
};
