import { hasEnded } from '../ended.ts';
import type { Rule } from '../rule.ts';
import { byController } from '../scope.ts';
import { textOf } from '../textOf.ts';

export const complaints: Rule = {
  id: 'complaints',
  severity: 'warning',
  law: 'APPI 32(1)(iv), 40 and Cabinet Order',
  title: 'The notices of a controller state where people can complain, now.',
  *check(scope) {
    for (const [controller, versions] of byController(scope)) {
      const isOpen = versions.some(({ notice: { contacts = [] } }) =>
        contacts.some((contact) => !hasEnded(contact, scope.at)),
      );
      if (isOpen) continue;
      yield {
        path: [...textOf(versions), 'contacts'],
        message: `No notice of "${controller}" states where people can complain.`,
        mend: 'Add an item to contacts.',
      };
    }
  },
};
