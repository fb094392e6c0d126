import type { Signal } from '../../core/signal.ts';
import type { Rule } from '../rule.ts';

/** Google’s tags take advertising for denied where one of these is (Consent Mode v2). */
const ADVERTISING = ['ad_storage', 'ad_user_data', 'ad_personalization'] as const;

export const signalWithoutPurpose: Rule = {
  id: 'signal-without-purpose',
  severity: 'warning',
  title: 'Each party that is told of decisions is told of some: its words follow purposes.',
  *check({ document: { signals = [] } }) {
    for (const [index, signal] of signals.entries()) {
      const path = ['signals', index, 'follows'];
      if (Object.keys(signal.follows).length === 0) {
        yield {
          path,
          message: `No word of signal "${signal.key}" follows a purpose, so nothing is ever granted.`,
          mend: 'Write by which of its words it hears of which purposes, or remove the signal.',
        };
      }
      for (const word of halfTold(signal)) {
        yield {
          severity: 'note',
          path: [...path, word],
          message: `"${word}" follows no purpose, so that Google takes all advertising for denied.`,
          mend: 'Add it with the purposes that allow it.',
        };
      }
    }
  },
};

function halfTold({ key, follows }: Signal): readonly string[] {
  if (key !== 'google') return [];
  const missing = ADVERTISING.filter((word) => !(word in follows));
  return missing.length < ADVERTISING.length ? missing : [];
}
