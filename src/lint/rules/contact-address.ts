import { hasEnded } from '../ended.ts';
import type { Rule } from '../rule.ts';

export const contactAddress: Rule = {
  id: 'contact-address',
  severity: 'warning',
  title: 'A contact that still answers has an address.',
  *check({ versions, at }) {
    for (const { notice, path } of versions) {
      for (const [index, contact] of (notice.contacts ?? []).entries()) {
        const { key, channel, address } = contact;
        if (address !== undefined || hasEnded(contact, at)) continue;
        yield {
          path: [...path, 'contacts', index, 'address'],
          message: `Contact "${key}" (${channel}) has no address, so people cannot use it.`,
          mend: 'Add address.',
        };
      }
    }
  },
};
