import { guardsSecrecy } from '../../core/secrecy.ts';
import type { Rule } from '../rule.ts';
import { japanese } from '../scope.ts';

export const secrecy: Rule = {
  id: 'secrecy',
  severity: 'error',
  law: 'TBA 4',
  title:
    'The secrecy of communications is touched only with explicit consent, or where none is needed.',
  *check(scope) {
    const { data: kinds = {} } = scope.document;
    for (const { notice, path } of japanese(scope)) {
      for (const [index, { key, basis, mechanism, data = [] }] of notice.purposes.entries()) {
        const secret = data.filter((kind) => kinds[kind]?.secrecy === true);
        if (guardsSecrecy(basis, mechanism) || secret.length === 0) continue;
        yield {
          path: [...path, 'purposes', index, basis === 'consent' ? 'mechanism' : 'basis'],
          message: `Purpose "${key}" uses what the secrecy of communications covers (${secret.join(', ')}), without individual, specific and clear consent.`,
          mend: 'Make consent its basis, with the mechanism explicit.',
        };
      }
    }
  },
};
