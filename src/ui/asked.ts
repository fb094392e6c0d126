import type { ConsentState, Decisions } from '../core/api.ts';
import type { PurposeKey } from '../core/notice.ts';
import { isAsked } from '../core/state.ts';

/** The purposes on which the person decides, in the order in which the notices put them. */
export const asked = ({ purposes }: ConsentState): PurposeKey[] =>
  Object.keys(purposes).filter((key) => isAsked(purposes[key]?.basis ?? 'required'));

/**
 * Those that the first layer puts: the ones without an answer that holds, so that asking again
 * about one purpose never touches the answers to the others. All, where every one is answered.
 */
export function put(state: ConsentState): PurposeKey[] {
  const all = asked(state);
  const open = all.filter((key) => state.purposes[key]?.value === 'unset');
  return open.length > 0 ? open : all;
}

/** The same answer to all of these purposes. */
export const toAll = (purposes: readonly PurposeKey[], decision: Decisions[string]): Decisions =>
  Object.fromEntries(purposes.map((key) => [key, decision]));
