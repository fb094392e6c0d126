import type { Rule } from '../rule.ts';

export const contactAddress: Rule = {
  id: 'contact-address',
  severity: 'warning',
  title: 'A contact that still answers has an address.',
  *check({ versions, at }) {
    for (const { notice, path } of versions) {
      for (const [index, { key, channel, address, ended }] of (notice.contacts ?? []).entries()) {
        if (address !== undefined || Date.parse(ended ?? '') < at.getTime()) continue;
        yield {
          path: [...path, 'contacts', index, 'address'],
          message: `Contact "${key}" (${channel}) has no address, so people cannot use it.`,
          mend: 'Add address.',
        };
      }
    }
  },
};
