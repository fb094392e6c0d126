import type { Rule } from '../rule.ts';
import { japanese } from '../scope.ts';
import { inJapanese } from '../words.ts';

export const externalTransmission: Rule = {
  id: 'external-transmission',
  severity: 'warning',
  law: 'TBA 27-12, Ordinance 22-2-29',
  title:
    'Of each transmission it is said in Japanese what is sent, who handles it, and for what: by the site and by the recipient.',
  *check(scope) {
    const { transmissions = {}, recipients, data: kinds = {} } = scope.document;
    const keys = japanese(scope).flatMap(({ notice }) => notice.transmissions ?? []);
    for (const key of new Set(keys)) {
      const transmission = transmissions[key];
      if (transmission === undefined || transmission.exemption !== undefined) continue;
      const { data, recipient, texts } = transmission;
      const path = ['transmissions', key];
      const tongue = {
        law: 'TBA 27-12, Ordinance 22-2-28(1)(i)',
        mend: 'Add the locale ja, in plain words.',
      };
      if (data.length === 0) {
        yield {
          path: [...path, 'data'],
          law: 'TBA 27-12, Ordinance 22-2-29(i)',
          message: `Transmission "${key}" does not state what is sent.`,
          mend: 'Name it in data.',
        };
      }
      for (const kind of data) {
        const words = kinds[kind];
        if (words === undefined || inJapanese(words.texts) !== undefined) continue;
        yield {
          path: ['data', kind, 'texts', 'ja'],
          message: `"${kind}", which transmission "${key}" sends, has no name in Japanese.`,
          ...tongue,
        };
      }
      const receiver = recipients[recipient];
      if (receiver !== undefined && inJapanese(receiver.texts) === undefined) {
        yield {
          path: ['recipients', recipient, 'texts', 'ja'],
          message: `"${recipient}", which receives transmission "${key}", has no name in Japanese.`,
          ...tongue,
        };
      }
      const words = inJapanese(texts);
      if (words === undefined) {
        yield {
          path: [...path, 'texts', 'ja'],
          message: `What transmission "${key}" is for is not said in Japanese.`,
          ...tongue,
        };
      } else if (words.recipientPurpose === undefined) {
        yield {
          severity: 'note',
          path: [...path, 'texts', 'ja', 'recipientPurpose'],
          law: 'TBA 27-12, Ordinance 22-2-29(iii)',
          message: `What the recipient of transmission "${key}" uses it for is not said.`,
          mend: 'Add recipientPurpose: the guideline asks for the purposes of both.',
        };
      }
    }
  },
};
