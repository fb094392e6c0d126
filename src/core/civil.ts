import type { CivilDate, Instant } from './units.ts';

/** Whether a value is a civil date that exists: 2024-02-29 is one, 2023-02-29 is not. */
export const isCivilDate = (value: unknown): value is CivilDate =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(value) &&
  // Some engines count a day too many into the next month; no date's JSON is `null`.
  new Date(`${value}T00:00Z`).toJSON()?.startsWith(value);

/** How an instant is written. Without an offset it would be another one in every time zone. */
export const INSTANT: RegExp =
  /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Whether a value is an instant that exists, with its offset. */
export const isInstant = (value: unknown): value is Instant =>
  typeof value === 'string' &&
  INSTANT.test(value) &&
  isCivilDate(value.slice(0, 10)) &&
  !Number.isNaN(Date.parse(value));
