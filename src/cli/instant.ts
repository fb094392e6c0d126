import { isCivilDate, isInstant } from '../core/civil.ts';
import { unusable, type Unusable } from './unusable.ts';

/** The time that `--at` names: an instant, or the first moment of a civil date in UTC; or now. */
export function instantNamed(at: string | undefined): Date | Unusable {
  if (at === undefined) return new Date();
  if ([isCivilDate, isInstant].some((is) => is(at))) return new Date(at);
  return unusable(`--at "${at}" is no date such as 2026-12-01, nor an instant.`);
}
