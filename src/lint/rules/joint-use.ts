import { unstated } from '../identity.ts';
import type { Rule } from '../rule.ts';
import { japanese } from '../scope.ts';

const ITEMS = {
  data: 'which data is used jointly',
  users: 'who uses it',
  purposes: 'what they use it for',
} as const;

export const jointUse: Rule = {
  id: 'joint-use',
  severity: 'warning',
  law: 'APPI 27(5)(iii)',
  title:
    'Joint use states the data, the users, their purposes, and who is responsible, with address and representative.',
  *check(scope) {
    for (const { notice, path } of japanese(scope)) {
      for (const [index, use] of (notice.jointUse ?? []).entries()) {
        const at = [...path, 'jointUse', index];
        for (const member of ['data', 'users', 'purposes'] as const) {
          if (use[member].length > 0) continue;
          yield {
            path: [...at, member],
            message: `Joint use "${use.key}" does not state ${ITEMS[member]}.`,
            mend: `Name at least one in ${member}. Without it, joint use is provision to a third party.`,
          };
        }
        const { responsible } = use;
        const controller = scope.document.controllers[responsible ?? ''];
        if (responsible === undefined || controller === undefined) {
          yield {
            path: [...at, 'responsible'],
            message: `Joint use "${use.key}" does not state who is responsible for the data.`,
            mend: 'Add responsible, with the key of a controller. Without it, joint use is provision to a third party.',
          };
          continue;
        }
        const lacking = unstated(controller);
        if (lacking.length === 0) continue;
        yield {
          path: [...at, 'responsible'],
          message: `Of "${responsible}", responsible for joint use "${use.key}", nothing states the ${lacking.join(' and the ')}.`,
          mend: `Add ${lacking.join(' and ')} to controllers.${responsible}.`,
        };
      }
    }
  },
};
