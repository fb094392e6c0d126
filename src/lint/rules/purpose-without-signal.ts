import { isChoice } from '../asked.ts';
import type { Rule } from '../rule.ts';

export const purposeWithoutSignal: Rule = {
  id: 'purpose-without-signal',
  severity: 'note',
  title: 'Where other parties are told of decisions, some party hears of each purpose.',
  *check(scope) {
    const { signals = [], purposes } = scope.document;
    const heard = new Set(signals.flatMap(({ follows }) => Object.values(follows).flat()));
    if (signals.length === 0) return;
    for (const key of Object.keys(purposes)) {
      if (heard.has(key) || !isChoice(scope, key)) continue;
      yield {
        path: ['purposes', key],
        message: `No signal follows the purpose "${key}".`,
        mend: 'Add it to the follows of a signal, where a party must hear of it.',
      };
    }
  },
};
