import type { EngineName } from '../support/engines.ts';
import type { Phase } from './visit.ts';
import { claimOn, type Setup, type Way } from './way.ts';

/** Whether a way is taken in a phase: what the parser meets is there only when a page loads. */
export const isTaken = ({ run, batch }: Way, phase: Phase): boolean =>
  phase === 'before' ||
  phase === 'loaded' ||
  phase === 'later' ||
  (run !== undefined && batch !== 'left');

/** How many requests a company may have, at least and at most. */
export type Bounds = readonly [least: number, most: number];

/**
 * What is demanded of a way in the end, given how often it reached the origin that is free.
 *
 * @param calls What becomes of that company's calls while they are held.
 */
export function boundsOn(
  way: Way,
  [setup, engine]: readonly [Setup, EngineName],
  phase: Phase,
  [calls, free]: readonly [calls: 'fail' | 'wait', free: number],
): Bounds {
  const claim = claimOn(way, setup, engine);
  if (claim === 'absent') return [0, 0];
  // What was let through may be held halfway, and then be asked for anew.
  const once = way.twice ? 2 : 1;
  if (claim === 'races') return [0, (once + 1) * free];
  if (claim === 'open') return phase === 'again' ? [free, free] : [1, 2 * free];

  if (phase === 'after' || phase === 'later') return [0, 0];
  if (phase === 'again') return [free, free];
  if (way.batch === 'left') return phase === 'before' ? [0, 0] : [free, free];
  if (setup === 'gate') return [free, free];
  // In lockdown the page was loaded anew, with the grant: the free origin heard of both.
  // An engine that was on its way from the one to the other asked there but once.
  const isReloaded = setup === 'lockdown' && phase === 'before';
  const due = isReloaded ? Math.floor(free / 2) : free;
  // What was refused while it was held is not asked for again; a page that loads while all is
  // granted loses nothing.
  const mayFail = way.fails === true || (calls === 'fail' && phase !== 'loaded');
  // What the guard sees too late may be asked for anew.
  const isLate = setup === 'lockdown' && claimOn(way, 'guard', engine) !== 'held';
  return [mayFail ? 0 : due, (isLate ? once + 1 : once) * (isReloaded ? free : due)];
}
