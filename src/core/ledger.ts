import { own } from './own.ts';
import type { ConsentEvent, EventId, SealedEvent } from './event.ts';
import type { PurposeKey } from './purpose.ts';
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
  const all = [...ledger.events.values()];
  const on = ({ event }: SealedEvent) => own(event.decisions, purpose);
  const superseded = new Set(all.flatMap((sealed) => on(sealed)?.parents ?? []));
  return all.filter((sealed) => on(sealed) && !superseded.has(sealed.id)).sort(byId);
}

/**
 * What a peer needs to know to see what we lack: the names of the last events of which we hold all
 * that came before. Nothing above a gap is named, so that the gap is filled.
 */
export function frontier({ events }: Ledger): EventId[] {
  const children = new Map<EventId, EventId[]>();
  for (const { id, event } of events.values()) {
    for (const parent of parentsOf(event)) {
      const known = children.get(parent);
      if (known === undefined) children.set(parent, [id]);
      else known.push(id);
    }
  }
  const missing = [...children.keys()].filter((id) => !events.has(id));
  const torn = reach(missing, (id) => children.get(id));
  return [...events.keys()]
    .filter((id) => !torn.has(id) && (children.get(id) ?? []).every((child) => torn.has(child)))
    .sort();
}

/** The events that a peer with this frontier may lack. A name unknown to us only sends more. */
export function unseen({ events }: Ledger, peer: readonly EventId[]): SealedEvent[] {
  const seen = reach(peer, (id) => {
    const sealed = events.get(id);
    return sealed && parentsOf(sealed.event);
  });
  return [...events.values()].filter(({ id }) => !seen.has(id)).sort(byId);
}

/** The events that no server has attested yet. */
export function pending(ledger: Ledger): SealedEvent[] {
  return [...ledger.events.values()].filter(({ id }) => !ledger.receipts.has(id));
}

/** The events that this one supersedes, for any purpose. */
const parentsOf = ({ decisions }: ConsentEvent): EventId[] =>
  Object.values(decisions).flatMap(({ parents }) => parents);

/** Everything that can be reached: a set that grows while it is walked visits what it gains. */
function reach(
  from: readonly EventId[],
  next: (id: EventId) => readonly EventId[] | undefined,
): Set<EventId> {
  const reached = new Set(from);
  for (const id of reached) for (const one of next(id) ?? []) reached.add(one);
  return reached;
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
    if (!held || proof(fact) < proof(held)) map.set(fact.id, fact);
  }
  return map;
}
