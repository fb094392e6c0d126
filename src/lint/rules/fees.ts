import type { Rule } from '../rule.ts';
import { japanese } from '../scope.ts';

export const fees: Rule = {
  id: 'fees',
  severity: 'error',
  law: 'APPI 38(1)',
  title: 'Only disclosure, and notice of the purposes, may cost a fee.',
  *check(scope) {
    for (const { notice, path } of japanese(scope)) {
      for (const [index, { key, right, fee }] of (notice.procedures ?? []).entries()) {
        if (fee === undefined || fee.amount === 0 || right === 'disclosure') continue;
        yield {
          path: [...path, 'procedures', index, 'fee'],
          message: `Procedure "${key}" asks a fee for ${right}, for which none may be asked.`,
          mend: 'Remove the fee.',
        };
      }
    }
  },
};
