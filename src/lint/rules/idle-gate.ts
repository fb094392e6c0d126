import { isChoice } from '../asked.ts';
import type { Rule } from '../rule.ts';

export const idleGate: Rule = {
  id: 'idle-gate',
  severity: 'note',
  title: 'How a transmission is held and stopped is said only where it can be.',
  *check(scope) {
    for (const [key, { gate, exemption, purposes }] of Object.entries(
      scope.document.transmissions ?? {},
    )) {
      const isFree =
        exemption !== undefined || !purposes.some((purpose) => isChoice(scope, purpose));
      if (gate === undefined || !isFree) continue;
      yield {
        path: ['transmissions', key, 'gate'],
        message: `Transmission "${key}" waits for no decision, so that it is never held nor withdrawn.`,
        mend: 'Remove gate, or name a purpose on which people decide.',
      };
    }
  },
};
