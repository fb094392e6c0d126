import type { Rule } from '../rule.ts';
import { japanese } from '../scope.ts';

export const optOutProvision: Rule = {
  id: 'opt-out-provision',
  severity: 'warning',
  law: 'APPI 27(2)',
  title:
    'Provision from which people may opt out states the data, how it is acquired and provided, and where it is stopped.',
  *check(scope) {
    const { recipients } = scope.document;
    for (const { notice, path } of japanese(scope)) {
      for (const [index, { key, basis, data = [], optOut }] of (
        notice.provisions ?? []
      ).entries()) {
        if (basis !== 'opt-out') continue;
        const at = [...path, 'provisions', index];
        const problem = (member: string, law: string, what: string, mend: string) => ({
          path: [...at, ...member.split('.')],
          law: `APPI 27(2)${law}`,
          message: `Opt-out provision "${key}" does not state ${what}.`,
          mend,
        });
        if (data.length === 0) {
          yield problem('data', '(iii)', 'which data is provided', 'Name it in data.');
        }
        if (optOut === undefined) {
          yield problem(
            'optOut',
            '(iv) to (vii)',
            'how the data is acquired and provided, and where it is stopped',
            'Add optOut, with acquired, provided and stop.',
          );
        } else if (optOut.acquired.length === 0) {
          yield problem(
            'optOut.acquired',
            '(iv)',
            'how the data is acquired',
            'Name at least one way of acquisition.',
          );
        }
      }
      for (const [index, { key, basis, recipients: to = [] }] of notice.purposes.entries()) {
        const others = to.filter((recipient) => recipients[recipient]?.role === 'third-party');
        const stated = notice.provisions?.some(({ basis }) => basis === 'opt-out');
        if (basis !== 'opt-out' || others.length === 0 || stated === true) continue;
        yield {
          path: [...path, 'purposes', index, 'basis'],
          message: `Purpose "${key}" gives data to third parties unless people object, and no item of provisions says so.`,
          mend: 'Add an item to provisions with the basis opt-out, and file it with the PPC; or ask for consent.',
        };
      }
    }
  },
};
