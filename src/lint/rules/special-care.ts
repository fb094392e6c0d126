import type { Rule } from '../rule.ts';
import { japanese } from '../scope.ts';

export const specialCare: Rule = {
  id: 'special-care',
  severity: 'error',
  law: 'APPI 20(2)',
  title: 'Special-care information is acquired with prior consent, or the notice says why without.',
  *check(scope) {
    const { data: kinds = {} } = scope.document;
    for (const { notice, path } of japanese(scope)) {
      for (const [index, { key, basis, data = [] }] of notice.purposes.entries()) {
        if (basis === 'consent' || basis === 'exempt') continue;
        const special = data.filter((kind) => kinds[kind]?.specialCare === true);
        if (special.length === 0) continue;
        yield {
          path: [...path, 'purposes', index, 'basis'],
          message: `Purpose "${key}" is ${basis}, but uses special-care information: ${special.join(', ')}.`,
          mend: 'Make consent its basis; or exempt, with the exemption.',
        };
      }
      for (const [index, kind] of (notice.data ?? []).entries()) {
        if (kinds[kind]?.specialCare !== true) continue;
        if (notice.purposes.some(({ data }) => data?.includes(kind))) continue;
        yield {
          path: [...path, 'data', index],
          message: `"${kind}" is special-care information, and no purpose says that it uses it, so nobody is asked.`,
          mend: 'Name it in the data of the purposes that use it.',
        };
      }
    }
  },
};
