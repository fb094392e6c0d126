import { begins, ends, supersedes } from '../core/applicable.ts';
import type { SealedEvent } from '../core/event.ts';
import { heads, ledgerOf, type Ledger } from '../core/ledger.ts';
import type { Notice } from '../core/notice.ts';
import type { PurposeKey } from '../core/purpose.ts';
import { stateOf, type PurposeState } from '../core/state.ts';

/** Where each purpose stands on which something was decided. */
export type Standing = { readonly [purpose: PurposeKey]: PurposeState };

/**
 * Where a person stands, as a server can tell, who knows nothing of an audience: a purpose is taken
 * to be put by the versions now in force of the notices on which it was last decided. On what was
 * never decided it says nothing.
 *
 * @param versions Every version of every notice that is published.
 */
export function standingOf(
  events: Iterable<SealedEvent>,
  versions: readonly Notice[],
  at: Date,
): Standing {
  const ledger = ledgerOf(events);
  const decided = new Set(
    [...ledger.events.values()].flatMap(({ event }) => Object.keys(event.decisions)),
  );
  return Object.fromEntries(
    [...decided].sort().map((purpose) => {
      const applicable = lastPut(purpose, ledger, versions, at);
      return [purpose, stateOf(purpose, { ledger, closures: {}, applicable, versions, at })];
    }),
  );
}

/** What is now in force of the notices that the last decisions on a purpose pin. */
function lastPut(
  purpose: PurposeKey,
  ledger: Ledger,
  versions: readonly Notice[],
  at: Date,
): Notice[] {
  const pinned = new Set(
    heads(ledger, purpose).flatMap(({ event }) => event.notices.map(({ key }) => key)),
  );
  const begun = versions.filter((notice) => begins(notice) <= at.getTime());
  return begun.filter(
    (notice) =>
      pinned.has(notice.key) &&
      ends(notice) > at.getTime() &&
      !begun.some((other) => supersedes(other, notice)),
  );
}
