import { isCivilDate, isInstant } from '../core/civil.ts';

/** The time that a text names: an instant, or the first moment of a civil date in UTC. */
export const instantOf = (text: string): Date | undefined =>
  isCivilDate(text) || isInstant(text) ? new Date(text) : undefined;
