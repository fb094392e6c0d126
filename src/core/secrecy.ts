import type { Basis, Mechanism } from './purpose.ts';

/**
 * Whether a basis may stand for use of what falls under the secrecy of communications (TBA 4):
 * consent that is individual, specific and clear, or what needs none at all.
 */
export const guardsSecrecy = (basis: Basis, mechanism: Mechanism = 'explicit'): boolean =>
  basis === 'consent' ? mechanism === 'explicit' : basis === 'required' || basis === 'exempt';
