import type { Rule } from '../rule.ts';
import { japanese } from '../scope.ts';

export const undisclosedTransmission: Rule = {
  id: 'undisclosed-transmission',
  severity: 'warning',
  law: 'TBA 27-12',
  title: 'Each transmission is named by a notice, so that people can read of it.',
  *check(scope) {
    const { document, versions } = scope;
    if (japanese(scope).length === 0) return;
    const named = new Set(versions.flatMap(({ notice }) => notice.transmissions ?? []));
    for (const key of Object.keys(document.transmissions ?? {})) {
      if (named.has(key)) continue;
      yield {
        path: ['transmissions', key],
        message: `No notice names transmission "${key}", so nobody reads of it.`,
        mend: 'Name it in the transmissions of a notice, or remove it where nothing is sent any more.',
      };
    }
  },
};
