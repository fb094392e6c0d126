import type { ConsentState, Decisions } from '../core/api.ts';
import type { PurposeKey, PurposeUse } from '../core/purpose.ts';
import type { PublishedNotice } from '../core/publish.ts';
import { isAsked } from '../core/state.ts';

/** The purposes on which the person decides here, in the order in which the notices put them. */
export const asked = (state: ConsentState): PurposeKey[] =>
  Object.keys(state.purposes).filter(
    (key) => isAsked(state.purposes[key]?.basis ?? 'required') && !elsewhere(key, state),
  );

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

/** How a grant is taken back where a switch is not the way, and which notice says so. */
interface Elsewhere {
  readonly notice: PublishedNotice;
  readonly withdrawal: NonNullable<PurposeUse['withdrawal']>;
}

/** Where a purpose that is granted must be withdrawn, if that is not here. */
export function elsewhere(
  purpose: PurposeKey,
  { purposes, notices }: ConsentState,
): Elsewhere | undefined {
  if (purposes[purpose]?.value !== 'granted') return undefined;
  for (const notice of notices) {
    const { withdrawal } = notice.purposes.find(({ key }) => key === purpose) ?? {};
    if (withdrawal) return { notice, withdrawal };
  }
  return undefined;
}
