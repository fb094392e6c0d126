import { begins, ends, supersedes } from '../../core/applicable.ts';
import type { Notice } from '../../core/notice.ts';

/** Where a version stands now, whoever asks. */
export type Timing = 'in-force' | 'not-yet' | 'ended' | 'superseded';

export function timingOf(
  version: Notice,
  versions: readonly Notice[],
  at: Date = new Date(),
): Timing {
  const hasBegun = (one: Notice): boolean => begins(one) <= at.getTime();
  if (!hasBegun(version)) return 'not-yet';
  if (versions.some((other) => supersedes(other, version) && hasBegun(other))) return 'superseded';
  return ends(version) <= at.getTime() ? 'ended' : 'in-force';
}
