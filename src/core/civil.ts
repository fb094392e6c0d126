import type { CivilDate } from './units.ts';

/** Whether a value is a civil date that exists: 2024-02-29 is one, 2023-02-29 is not. */
export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00Z`);
  // Some engines count a day too many into the next month, instead of refusing it.
  return day.getTime() === day.getTime() && day.toISOString().startsWith(value);
}
