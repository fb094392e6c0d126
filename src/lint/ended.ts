import type { Contact } from '../core/recourse.ts';

/** Whether a contact no longer answers. On its last day it does. */
export const hasEnded = ({ ended }: Contact, at: Date): boolean =>
  ended !== undefined && ended < at.toISOString().slice(0, 10);
