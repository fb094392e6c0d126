import type { PurposeKey } from '../../core/purpose.ts';
import type { Registry } from '../../core/units.ts';
import { basesOf } from '../asked.ts';
import type { Path } from '../finding.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

export const purposeWithoutNotice: Rule = {
  id: 'purpose-without-notice',
  severity: 'warning',
  title: 'A notice puts each purpose for which something is held; otherwise it is held for good.',
  *check(scope) {
    for (const { path, purpose } of neededIn(scope)) {
      if (basesOf(scope, purpose).length > 0) continue;
      yield {
        path,
        message: `No notice has the purpose "${purpose}", so that nobody can allow it.`,
        mend: 'Put it in a notice, or name another purpose here.',
      };
    }
  },
};

/** Each purpose that a transmission waits for, and that a signal follows. */
function* neededIn({ document }: Scope): Generator<{ path: Path; purpose: PurposeKey }> {
  const { transmissions = {}, signals = [] } = document;
  for (const [key, { exemption, purposes }] of Object.entries(transmissions)) {
    if (exemption !== undefined) continue;
    for (const [index, purpose] of purposes.entries()) {
      yield { path: ['transmissions', key, 'purposes', index], purpose };
    }
  }
  for (const [place, { follows }] of signals.entries()) {
    for (const [word, purposes] of Object.entries(follows as Registry<readonly string[]>)) {
      for (const [index, purpose] of purposes.entries()) {
        yield { path: ['signals', place, 'follows', word, index], purpose };
      }
    }
  }
}
