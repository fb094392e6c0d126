import type { Rule } from '../rule.ts';
import { japanese } from '../scope.ts';

export const purposesSpecified: Rule = {
  id: 'purposes-specified',
  severity: 'note',
  law: 'APPI 17(1)',
  title: 'The list of purposes is closed, as purposes are to be specified as far as possible.',
  *check(scope) {
    for (const { notice, path } of japanese(scope)) {
      if (notice.openList !== true) continue;
      yield {
        path: [...path, 'openList'],
        message: 'Further purposes may be set case by case, so this list does not specify them.',
        mend: 'State each further purpose before data is acquired for it, or close the list.',
      };
    }
  },
};
