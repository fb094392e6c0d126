import { isAsked } from '../../core/state.ts';
import type { Rule } from '../rule.ts';

export const gpcWithoutChoice: Rule = {
  id: 'gpc-without-choice',
  severity: 'warning',
  title: 'Global Privacy Control is heard where there is a choice to which it can object.',
  *check({ versions }) {
    for (const { notice, path } of versions) {
      for (const [index, { key, basis, gpc }] of notice.purposes.entries()) {
        if (gpc === undefined || isAsked(basis)) continue;
        yield {
          path: [...path, 'purposes', index, 'gpc'],
          message: `"${key}" rests on "${basis}", so that Global Privacy Control has no effect on it.`,
          mend: 'Remove gpc, or offer the choice: consent or opt-out.',
        };
      }
    }
  },
};
