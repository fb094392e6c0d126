import { isChoice } from '../asked.ts';
import type { Rule } from '../rule.ts';

export const unheldTransmission: Rule = {
  id: 'unheld-transmission',
  severity: 'note',
  title: 'What waits for a decision is held also where nobody has marked the markup.',
  *check(scope) {
    const { transmissions = {}, guard } = scope.document;
    if (guard?.mode === 'enforce') return;
    const held = Object.entries(transmissions).filter(
      ([, { exemption, purposes }]) =>
        exemption === undefined && purposes.some((purpose) => isChoice(scope, purpose)),
    );
    if (held.length === 0) return;
    const keys = held.map(([key]) => `"${key}"`).join(', ');
    yield {
      path: guard === undefined ? ['guard'] : ['guard', 'mode'],
      message: `The hosts of transmission ${keys} are held only in markup that is marked.`,
      mend:
        guard === undefined
          ? 'Add guard with the mode report, and enforce once it reports nothing unexpected.'
          : 'Write enforce once it reports nothing unexpected.',
    };
  },
};
