import type { Rule } from '../rule.ts';
import { japanese } from '../scope.ts';

export const optOutBan: Rule = {
  id: 'opt-out-ban',
  severity: 'error',
  law: 'APPI 27(2), proviso',
  title: 'Special-care information is never provided by opt-out.',
  *check(scope) {
    const { data: kinds = {} } = scope.document;
    for (const { notice, path } of japanese(scope)) {
      for (const [index, { basis, data = [] }] of (notice.provisions ?? []).entries()) {
        if (basis !== 'opt-out') continue;
        for (const [place, key] of data.entries()) {
          if (kinds[key]?.specialCare !== true) continue;
          yield {
            path: [...path, 'provisions', index, 'data', place],
            message: `"${key}" is special-care information, which may not be provided by opt-out.`,
            mend: 'Take it out, or ask for consent.',
          };
        }
      }
    }
  },
};
