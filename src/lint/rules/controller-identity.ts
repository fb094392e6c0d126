import { firstLocale, unstated } from '../identity.ts';
import type { Rule } from '../rule.ts';
import { byController } from '../scope.ts';

export const controllerIdentity: Rule = {
  id: 'controller-identity',
  severity: 'warning',
  law: 'APPI 32(1)(i)',
  title: 'A controller states its address and, where it is a legal person, its representative.',
  *check(scope) {
    for (const [key, versions] of byController(scope)) {
      const controller = scope.document.controllers[key];
      if (controller === undefined) continue;
      const optOut = versions.some(({ notice }) =>
        notice.provisions?.some(({ basis }) => basis === 'opt-out'),
      );
      for (const member of unstated(controller)) {
        yield {
          path: ['controllers', key, 'texts', firstLocale(controller), member],
          message: `Nothing states the ${member} of "${key}".`,
          mend: `Add ${member}. Until then, whoever asks must be told without delay.`,
          ...(optOut ? { law: 'APPI 27(2)(i), 32(1)(i)' } : {}),
        };
      }
    }
  },
};
