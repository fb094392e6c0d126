import type { Notice } from '../../core/notice.ts';
import type { Path } from '../finding.ts';
import type { Problem, Rule } from '../rule.ts';
import { japanese } from '../scope.ts';

export const thirdPartyProvision: Rule = {
  id: 'third-party-provision',
  severity: 'warning',
  law: 'APPI 27(1)',
  title:
    'Data reaches third parties for purposes that are asked, or the notice states the provision and why nobody is asked.',
  *check(scope) {
    const { recipients } = scope.document;
    for (const { notice, path } of japanese(scope)) {
      yield* unasked(notice, path);
      for (const [index, { key, basis, recipients: to = [] }] of notice.purposes.entries()) {
        if (basis !== 'required' && basis !== 'notice-only') continue;
        for (const [place, recipient] of to.entries()) {
          if (recipients[recipient]?.role !== 'third-party') continue;
          const stated = notice.provisions?.some(
            ({ basis, recipients }) => basis !== 'consent' && recipients?.includes(recipient),
          );
          if (stated === true) continue;
          yield {
            path: [...path, 'purposes', index, 'recipients', place],
            message: `Purpose "${key}" gives data to "${recipient}", a third party, and asks nobody.`,
            mend: 'Ask for consent, or add an item to provisions that says why none is needed.',
          };
        }
      }
    }
  },
};

/** Provisions on consent, for purposes to which nobody is asked to consent. */
function* unasked({ provisions = [], purposes }: Notice, path: Path): Generator<Problem> {
  for (const [index, { key, basis, purposes: named = [] }] of provisions.entries()) {
    if (basis !== 'consent') continue;
    for (const [place, name] of named.entries()) {
      const use = purposes.find((purpose) => purpose.key === name);
      if (use === undefined || use.basis === 'consent') continue;
      yield {
        path: [...path, 'provisions', index, 'purposes', place],
        message: `Provision "${key}" rests on consent, but "${name}" is ${use.basis}, so nobody is asked.`,
        mend: `Make consent the basis of "${name}", or state what the provision rests on.`,
      };
    }
  }
}
