import type { Rule } from '../rule.ts';
import { byController } from '../scope.ts';
import { textOf } from '../textOf.ts';

export const accreditedBody: Rule = {
  id: 'accredited-body',
  severity: 'note',
  law: 'APPI 32(1)(iv) and Cabinet Order',
  title:
    'A controller that belongs to an accredited organisation names it, and where it takes complaints.',
  *check(scope) {
    for (const [controller, versions] of byController(scope)) {
      if (versions.some(({ notice }) => notice.bodies !== undefined)) continue;
      yield {
        path: [...textOf(versions), 'bodies'],
        message: `No notice of "${controller}" names an accredited personal information protection organisation.`,
        mend: 'Where it belongs to one, add it to bodies. Where to none, write bodies: [].',
      };
    }
  },
};
