import type { Rule } from '../rule.ts';
import { japanese } from '../scope.ts';

export const emailMarketing: Rule = {
  id: 'email-marketing',
  severity: 'note',
  law: 'Specified E-mail Act 3(1)',
  title: 'Advertising e-mail goes to those who asked for it or agreed to it.',
  *check(scope) {
    for (const { notice, path } of japanese(scope)) {
      for (const [index, { key, basis, channels = [] }] of notice.purposes.entries()) {
        const isMarketing = scope.document.purposes[key]?.dpv?.some((term) =>
          /Marketing|Advertising/.test(term),
        );
        const place = channels.indexOf('email');
        if (basis === 'consent' || isMarketing !== true || place < 0) continue;
        yield {
          path: [...path, 'purposes', index, 'channels', place],
          message: `Purpose "${key}" advertises by e-mail, and asks nobody first.`,
          mend: 'Ask for consent, at least to e-mail; or make sure that it goes only to those whom the Act excepts.',
        };
      }
    }
  },
};
