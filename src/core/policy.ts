import type { PurposeKey } from './purpose.ts';

/** Which hosts a page may speak with: its own always, the others while all their purposes may. */
export interface Reach {
  readonly own: readonly string[];
  readonly hosts: readonly (readonly [source: string, purposes: readonly PurposeKey[]])[];
}

/** The host sources that these purposes open, and those that are the site's own. */
export const openTo = ({ own, hosts }: Reach, granted: readonly PurposeKey[]): string[] => [
  ...own,
  ...hosts
    .filter(([, purposes]) => purposes.every((purpose) => granted.includes(purpose)))
    .map(([source]) => source),
];

/**
 * The policy of a page in lockdown, for `<meta http-equiv="Content-Security-Policy">` (CSP3 §3.3).
 * It keeps hosts out and nothing else: what the page's own policy forbids stays forbidden beside it.
 */
export function policyOf(reach: Reach, granted: readonly PurposeKey[]): string {
  const sources = ["'self'", ...openTo(reach, granted)].join(' ');
  return `default-src ${sources} 'unsafe-inline' 'unsafe-eval' data: blob:; form-action ${sources}`;
}
