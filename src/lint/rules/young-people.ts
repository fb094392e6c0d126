import type { Condition } from '../../core/audience.ts';
import { conditionOf } from '../../core/rule.ts';
import type { Rule } from '../rule.ts';
import { japanese } from '../scope.ts';

/** Younger than this, the legal representative consents. */
const AGE = 16;

export const youngPeople: Rule = {
  id: 'young-people',
  severity: 'warning',
  law: 'APPI 40-2 (Act No. 56 of 2026; at the latest)',
  from: '2028-07-16',
  title: 'Who may be under 16 is not asked to consent alone: their legal representative is.',
  *check(scope) {
    for (const { notice, path } of japanese(scope)) {
      const asked = notice.purposes.filter(({ basis }) => basis === 'consent');
      if (asked.length === 0) continue;
      for (const [attribute, stated] of Object.entries(notice.audience)) {
        if (!/(?:^|[-_])(?:age|birth[a-z]*)(?:$|[-_])/i.test(attribute)) continue;
        if (areGrown(conditionOf(stated), scope.at)) continue;
        yield {
          path: [...path, 'audience', attribute],
          message: `This notice asks for consent (${asked.map(({ key }) => key).join(', ')}) and is for people who may be under ${AGE}.`,
          mend: `Give those under ${AGE} a notice of their own, which asks their legal representative.`,
        };
      }
    }
  },
};

const areGrown = ({ atLeast = 0, before }: Condition, at: Date): boolean => {
  const born = new Date(at);
  born.setUTCFullYear(born.getUTCFullYear() - AGE);
  return atLeast >= AGE || (before !== undefined && Date.parse(before) <= born.getTime());
};
