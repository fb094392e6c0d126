import { begins, ends, supersedes } from './applicable.ts';
import type { Notice } from './notice.ts';

/** Where a version stands at an instant, whoever asks. */
export type Timing = 'in-force' | 'not-yet' | 'ended' | 'superseded';

export function timingOf(version: Notice, versions: readonly Notice[], at: Date): Timing {
  const hasBegun = (one: Notice): boolean => begins(one) <= at.getTime();
  if (!hasBegun(version)) return 'not-yet';
  if (versions.some((other) => supersedes(other, version) && hasBegun(other))) return 'superseded';
  return ends(version) <= at.getTime() ? 'ended' : 'in-force';
}
