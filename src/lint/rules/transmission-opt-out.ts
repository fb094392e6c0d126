import type { Rule } from '../rule.ts';
import { japanese } from '../scope.ts';
import { inJapanese } from '../words.ts';

export const transmissionOptOut: Rule = {
  id: 'transmission-opt-out',
  severity: 'warning',
  law: 'TBA 27-12(iv), Ordinance 22-2-31(iv)',
  title:
    'Of a transmission that people can stop, it is said in Japanese what no longer works then.',
  *check(scope) {
    const { transmissions = {} } = scope.document;
    const keys = japanese(scope).flatMap(({ notice }) => notice.transmissions ?? []);
    for (const key of new Set(keys)) {
      const { optOut, texts = {} } = transmissions[key] ?? {};
      const words = inJapanese(texts);
      if (optOut === undefined || words === undefined || words.limits !== undefined) continue;
      yield {
        path: ['transmissions', key, 'texts', 'ja', 'limits'],
        message: `What no longer works after opting out of transmission "${key}" is not said.`,
        mend: 'Add limits; also where nothing changes, say so.',
      };
    }
  },
};
