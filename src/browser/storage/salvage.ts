import type { SealedEvent } from '../../core/event.ts';
import { heads, type Ledger } from '../../core/ledger.ts';
import type { PurposeKey } from '../../core/purpose.ts';
import { isAsked, type PurposeState } from '../../core/state.ts';
import { closuresOf, joinClosures } from '../closures.ts';
import { keyOf, type Device, type Era } from './idb.ts';
import type { Memory, Row } from './memory.ts';
import type { Situation } from '../situation.ts';

/** What says whose facts these are. */
export function ownerOf({ kept }: Situation): Row[] {
  if (kept === undefined) return [];
  const { era, accounts, device } = kept;
  return [
    ...(era === '' ? [] : [rowOf('era', '', '', era)]),
    ...(device === undefined ? [] : [rowOf('device', '', era, device)]),
    ...accounts.map(([account, linked]) => rowOf('account', account, era, linked)),
  ];
}

/** Everything that the page knows of what the device keeps. */
export function factsOf(situation: Situation): Row[] {
  const { kept, ledger, refused } = situation;
  const era = kept?.era ?? '';
  return [
    ...ownerOf(situation),
    ...[...ledger.events].map(([id, sealed]) => rowOf('event', id, era, sealed)),
    ...[...ledger.receipts].map(([id, receipt]) => rowOf('receipt', id, era, receipt)),
    ...[...refused].map((id) => rowOf('refused', id, era, 'refused')),
  ];
}

const rowOf = (kind: string, id: string, era: Era, value: unknown): Row => [
  keyOf(kind, id, era) as [string, ...string[]],
  value,
];

/**
 * Shuts what only these rows grant, which neither the disk holds nor the server has attested; and,
 * where the disk was never read (`blind`), all that nothing is known of: it may be refused there.
 */
export function holding(rows: readonly Row[], blind: boolean): NonNullable<Situation['hold']> {
  const own = eventsIn(rows).map(({ id }) => id);
  const settle = (purpose: PurposeKey, state: PurposeState, ledger: Ledger): PurposeState => {
    const known = heads(ledger, purpose);
    const allowed = state.allowed && !isAsked(state.basis);
    if (blind && known.length === 0) return { ...state, allowed };
    if (state.value !== 'granted') return state;
    // By the receipts in the ledger: a withdrawal that came with one is learnt in the same instant.
    if (!known.some(({ id }) => own.includes(id) && !ledger.receipts.has(id))) return state;
    return { ...state, value: 'unset', reason: 'closing', allowed, by: undefined };
  };
  return (purposes, ledger) =>
    Object.fromEntries(
      Object.entries(purposes).map(([key, state]) => [key, settle(key, state, ledger)]),
    );
}

/** What lies on the disk. */
interface Disk {
  /** In which era it is to go on, and whether one is named there. */
  readonly era: Era;
  readonly began: boolean;
  /** The device of that era. */
  readonly kept: Device | undefined;
}

/** What is to be done on the disk, and which events are to be sealed anew. */
export interface Salvage {
  readonly put: readonly Row[];
  readonly remove: readonly Row[0][];
  readonly foreign: readonly SealedEvent[];
}

/** Takes events out of the ledger that are acts again. What they deny stays shut meanwhile. */
export function parting(
  { ledger, closures }: Situation,
  foreign: Salvage['foreign'],
): Pick<Situation, 'ledger' | 'closures'> {
  const events = new Map(ledger.events);
  for (const { id } of foreign) events.delete(id);
  const all = [...ledger.events.keys()];
  return {
    ledger: { ...ledger, events },
    closures: foreign.reduce(
      (closed, { event }) => joinClosures(closed, closuresOf(event, all)),
      closures,
    ),
  };
}

/**
 * Brings what only memory held to the disk. The first device ever kept there stays: what another one
 * of this page signed, and no server has, is an act again, to be sealed anew by the one that stays.
 */
export function salvage(now: Situation, memory: Memory, { era, kept, began }: Disk): Salvage {
  const rows = memory.rows();
  const own = rows.find(([[kind]]) => kind === 'device')?.[1] as Device | undefined;
  const { ledger, refused } = now;
  const isForeign = ({ id, key }: SealedEvent): boolean =>
    kept !== undefined &&
    own !== undefined &&
    key.x === own.key.x &&
    key.x !== kept.key.x &&
    !ledger.receipts.has(id) &&
    !refused.has(id);
  const foreign = [...ledger.events.values(), ...eventsIn(rows)].filter(isForeign);
  const left = new Set(foreign.map(({ id }) => id));
  return {
    put: [
      ...once([...factsOf(now), ...rows].map(inEra(now.kept?.era ? '' : era))).filter(
        ([[kind, id = '']]) =>
          (kind !== 'event' || !left.has(id)) &&
          (kind !== 'device' || !kept) &&
          (kind !== 'era' || !began),
      ),
      ...foreign.map(({ id, event: { subject: _, ...act } }): Row =>
        rowOf('act', id, now.kept?.era || era, act),
      ),
    ],
    remove: memory.deleted(),
    foreign,
  };
}

/** Each key once: the later row counts. */
const once = (rows: readonly Row[]): Row[] => [
  ...new Map(rows.map((row) => [JSON.stringify(row[0]), row])).values(),
];

/** What was put while nothing was known of any era belongs to the one that there was. */
const inEra =
  (era: Era) =>
  ([key, value]: Row): Row =>
    era === '' || key[0] === 'notices' || key[0] === 'era'
      ? [key, value]
      : [[...key, era] as [string, ...string[]], value];

const eventsIn = (rows: readonly Row[]): SealedEvent[] =>
  rows.flatMap(([[kind], value]) => (kind === 'event' ? [value as SealedEvent] : []));
