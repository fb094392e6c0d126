import { policyOf, type Reach } from '../../core/policy.ts';
import type { PurposeKey } from '../../core/purpose.ts';

/** Puts up the policy of the lockdown, which no script of the page takes down again. */
export function keepOut(reach: Reach, open: readonly PurposeKey[]): void {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policyOf(reach, open);
  document.head.append(meta);
}
