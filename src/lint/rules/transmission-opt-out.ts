import type { Rule } from '../rule.ts';
import { japanese } from '../scope.ts';
import { inJapanese } from '../words.ts';

const MEMBERS = {
  requests: {
    law: 'TBA 27-12(iv), Ordinance 22-2-31(iii)',
    lacks: 'How requests to stop',
    mend: 'Add requests: what a person does, and what happens then.',
  },
  limits: {
    law: 'TBA 27-12(iv), Ordinance 22-2-31(iv)',
    lacks: 'What no longer works after opting out of',
    mend: 'Add limits; also where nothing changes, say so.',
  },
} as const;

export const transmissionOptOut: Rule = {
  id: 'transmission-opt-out',
  severity: 'warning',
  law: 'TBA 27-12(iv), Ordinance 22-2-31',
  title:
    'Of a transmission that people can stop, it is said in Japanese how, and what no longer works then.',
  *check(scope) {
    const { transmissions = {} } = scope.document;
    const versions = japanese(scope);
    const keys = versions.flatMap(({ notice }) => notice.transmissions ?? []);
    for (const key of new Set(keys)) {
      const { optOut, exemption, purposes = [], texts = {} } = transmissions[key] ?? {};
      const bases = versions
        .flatMap(({ notice }) => notice.purposes)
        .filter((use) => purposes.includes(use.key))
        .map(({ basis }) => basis);
      const isStopped = bases.includes('opt-out') && !bases.includes('consent');
      if (optOut === undefined && exemption === undefined && isStopped) {
        yield {
          path: ['transmissions', key, 'optOut'],
          message: `Transmission "${key}" goes on until people ask that it stop, and no measure is stated.`,
          mend: 'Add optOut: what it stops, and where; also where that is this site itself.',
        };
      }
      const words = inJapanese(texts);
      if (optOut === undefined || words === undefined) continue;
      for (const member of ['requests', 'limits'] as const) {
        if (words[member] !== undefined) continue;
        const { law, lacks, mend } = MEMBERS[member];
        yield {
          path: ['transmissions', key, 'texts', 'ja', member],
          law,
          message: `${lacks} transmission "${key}" is not said.`,
          mend,
        };
      }
    }
  },
};
