import type { EventId, SealedEvent } from './event.ts';
import type { PurposeKey } from './notice.ts';
import type { Receipt } from './receipt.ts';

/*
 * A ledger is a set of immutable facts, each named by its own hash. Adding is set union: it
 * commutes, and doing it twice changes nothing. Each decision names the events that it supersedes,
 * purpose by purpose, so that the set is a small Merkle DAG and no clock decides order:
 *
 *     ads:   a ◄── b ◄── d        heads(ads) = d       d had seen both
 *                ◄── c ◄─┘
 *     ads:   a ◄── b              heads(ads) = b, c    two devices, neither had seen the other:
 *                ◄── c                                 concurrent, and any denial wins
 */
export interface Ledger {
  readonly events: ReadonlyMap<EventId, SealedEvent>;
  readonly receipts: ReadonlyMap<EventId, Receipt>;
}

export const empty: Ledger = { events: new Map(), receipts: new Map() };

/** A ledger of facts in any order, with any repetitions. */
export function ledgerOf(events: Iterable<SealedEvent>, receipts: Iterable<Receipt> = []): Ledger {
  return {
    events: union(events, ({ signature }) => signature),
    receipts: union(receipts, ({ jws }) => jws),
  };
}

/** The union of two ledgers. */
export function merge(a: Ledger, b: Ledger): Ledger {
  return ledgerOf(
    [...a.events.values(), ...b.events.values()],
    [...a.receipts.values(), ...b.receipts.values()],
  );
}

/**
 * The events on a purpose that no other event supersedes for that purpose, in the order of their
 * names. One, where everybody knew of everybody else's decisions.
 */
export function heads(ledger: Ledger, purpose: PurposeKey): SealedEvent[] {
  const on = [...ledger.events.values()].filter(({ event }) =>
    Object.hasOwn(event.decisions, purpose),
  );
  const superseded = new Set(on.flatMap(({ event }) => event.decisions[purpose]?.parents ?? []));
  return on.filter(({ id }) => !superseded.has(id)).sort(byId);
}

/** The names of all heads, of every purpose: what a peer needs to know to see what we lack. */
export function frontier(ledger: Ledger): EventId[] {
  const purposes = new Set(
    [...ledger.events.values()].flatMap(({ event }) => Object.keys(event.decisions)),
  );
  const ids = [...purposes].flatMap((purpose) => heads(ledger, purpose).map(({ id }) => id));
  return [...new Set(ids)].sort();
}

/** The events that a peer with this frontier may lack. A name unknown to us only sends more. */
export function unseen(ledger: Ledger, peer: readonly EventId[]): SealedEvent[] {
  const seen = new Set<EventId>();
  const path = [...peer];
  for (let id = path.pop(); id !== undefined; id = path.pop()) {
    const sealed = ledger.events.get(id);
    if (sealed === undefined || seen.has(id)) continue;
    seen.add(id);
    for (const { parents } of Object.values(sealed.event.decisions)) path.push(...parents);
  }
  return [...ledger.events.values()].filter(({ id }) => !seen.has(id)).sort(byId);
}

/** The events that no server has attested yet. */
export function pending(ledger: Ledger): SealedEvent[] {
  return [...ledger.events.values()].filter(({ id }) => !ledger.receipts.has(id));
}

const byId = (a: { id: EventId }, b: { id: EventId }): number => (a.id < b.id ? -1 : 1);

/**
 * Facts by name. ES256 signatures differ each time, so that two tabs may seal one act into two
 * facts of one name: the smaller proof stays, so that union commutes to the byte.
 */
function union<Fact extends { id: EventId }>(
  facts: Iterable<Fact>,
  proof: (fact: Fact) => string,
): Map<EventId, Fact> {
  const map = new Map<EventId, Fact>();
  for (const fact of facts) {
    const held = map.get(fact.id);
    if (held === undefined || proof(fact) < proof(held)) map.set(fact.id, fact);
  }
  return map;
}
