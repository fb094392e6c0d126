import type { Rule } from '../rule.ts';
import { byController } from '../scope.ts';
import { textOf } from '../textOf.ts';

export const securityMeasures: Rule = {
  id: 'security-measures',
  severity: 'warning',
  law: 'APPI 23, 32(1)(iv) and Cabinet Order',
  title: 'The notices of a controller state how data is kept safe.',
  *check(scope) {
    for (const [controller, versions] of byController(scope)) {
      if (versions.some(({ notice: { security = [] } }) => security.length > 0)) continue;
      yield {
        path: [...textOf(versions), 'security'],
        message: `No notice of "${controller}" states its security control.`,
        mend: 'Add security, with the heads that apply. Until then, whoever asks must be told without delay.',
      };
    }
  },
};
