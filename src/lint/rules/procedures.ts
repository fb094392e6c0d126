import type { Rule } from '../rule.ts';
import { byController } from '../scope.ts';
import { textOf } from '../textOf.ts';

/** Rights, and the articles that give them. */
const RIGHTS = { disclosure: '33', correction: '34', cessation: '35' } as const;

export const procedures: Rule = {
  id: 'procedures',
  severity: 'warning',
  law: 'APPI 32(1)(iii)',
  title:
    'The notices of a controller state the procedures for disclosure, correction and cessation of use.',
  *check(scope) {
    for (const [controller, versions] of byController(scope)) {
      const stated = new Set<string>(
        versions.flatMap(({ notice }) => notice.procedures ?? []).map(({ right }) => right),
      );
      const lacking = Object.entries(RIGHTS).filter(([right]) => !stated.has(right));
      if (lacking.length === 0) continue;
      yield {
        path: [...textOf(versions), 'procedures'],
        law: `APPI 32(1)(iii), ${lacking.map(([, article]) => article).join(', ')}`,
        message: `No notice of "${controller}" states the procedure for ${lacking.map(([right]) => right).join(', ')}.`,
        mend: 'Add an item to procedures for each, with its fee where there is one.',
      };
    }
  },
};
