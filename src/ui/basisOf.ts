import type { Basis, Mechanism } from '../core/purpose.ts';
import type { FirstWords } from './words/FirstWords.ts';

/** In words, what a purpose rests on, and how consent may come about where that is not said by the person. */
export const basisOf = (
  { basis, mechanism = 'explicit' }: { readonly basis: Basis; readonly mechanism?: Mechanism },
  { bases, mechanisms }: FirstWords,
): string =>
  basis === 'consent' && mechanism !== 'explicit' ? mechanisms[mechanism] : bases[basis];
