import type { ConsentState } from '../../../core/api.ts';

/** Whether the person sees the question or the switches. */
export const isAsking = ({ view }: Pick<ConsentState, 'view'>): boolean =>
  view === 'banner' || view === 'preferences';
