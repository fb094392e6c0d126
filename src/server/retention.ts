import type { Store } from '../core/store.ts';
import type { Instant } from '../core/units.ts';

/** For how long evidence is kept after the last act: days, or a period such as `P3Y` (ISO 8601). */
export type Retention = number | string;

/** As long as claims from most contracts live. */
export const DEFAULT_RETENTION: Retention = 'P3Y';

/** How many subjects are deleted in one step, so that none takes long. */
const STEP = 500;

/**
 * Before which instant a last act must have been received for its subject to be deleted now.
 *
 * @throws TypeError for what is no time that can be kept to.
 */
export function cutoffOf(retention: Retention, now: Date): Instant {
  const { years, months, days } = periodOf(retention);
  const cutoff = new Date(now);
  cutoff.setUTCFullYear(cutoff.getUTCFullYear() - years, cutoff.getUTCMonth() - months);
  // There is no 31 June: its last day then, for rather too long than too short.
  if (cutoff.getUTCDate() !== now.getUTCDate()) cutoff.setUTCDate(0);
  cutoff.setUTCDate(cutoff.getUTCDate() - days);
  if (!Number.isNaN(cutoff.getTime()) && cutoff < now) return cutoff.toISOString();
  throw new TypeError(
    `The retention is ${JSON.stringify(retention)}. Write a number of days, or a period such as P3Y, P18M or P90D.`,
  );
}

/** Deletes what has been kept long enough. How many subjects that were. */
export async function purge(store: Store, retention: Retention, now: Date): Promise<number> {
  const before = cutoffOf(retention, now);
  let purged = 0;
  for (;;) {
    const step = await store.purge(before, STEP);
    purged += step;
    if (step < STEP) return purged;
  }
}

function periodOf(retention: Retention): { years: number; months: number; days: number } {
  if (typeof retention === 'number') return { years: 0, months: 0, days: retention };
  const period = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,3})W)?(?:(\d{1,5})D)?$/;
  const parts = period
    .exec(retention)
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  const [years = NaN, months = NaN, weeks = NaN, days = NaN] = parts ?? [];
  return { years, months, days: weeks * 7 + days };
}
