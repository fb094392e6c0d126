import type { EventId, SealedEvent } from '../core/event.ts';
import type { Ledger } from '../core/ledger.ts';
import type { Device } from './device.ts';
import type { Memory, Row } from './memory.ts';
import type { Situation } from './situation.ts';

/** Everything that the page knows of what the device keeps. */
export function factsOf({ ledger, refused, device }: Situation): Row[] {
  return [
    ...(device === undefined ? [] : [[['device'], device] as const]),
    ...[...ledger.events].map(([id, sealed]): Row => [['event', id], sealed]),
    ...[...ledger.receipts].map(([id, receipt]): Row => [['receipt', id], receipt]),
    ...[...refused].map((id): Row => [['refused', id], 'refused']),
  ];
}

/** The grants among these rows that neither the disk holds nor the server has attested. */
export function heldIn(rows: readonly Row[]): ReadonlySet<EventId> {
  const attested = rows.flatMap(([[kind, id]]) => (kind === 'receipt' ? [id] : []));
  return new Set(
    eventsIn(rows)
      .filter(({ id, event: { decisions } }) => {
        const grants = Object.values(decisions).some(({ decision }) => decision === 'granted');
        return grants && !attested.includes(id);
      })
      .map(({ id }) => id),
  );
}

/** What is to be done on the disk, and what the ledger then is. */
export interface Salvage {
  readonly put: readonly Row[];
  readonly remove: readonly Row[0][];
  readonly ledger: Ledger;
}

/**
 * Brings what only memory held to the disk. The first device ever kept there stays: what another one
 * of this page signed, and no server has, is an act again, to be sealed anew by the one that stays.
 */
export function salvage(now: Situation, memory: Memory, kept: Device | undefined): Salvage {
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
      ...[...factsOf(now), ...rows].filter(
        ([[kind, id = '']]) => (kind !== 'event' || !left.has(id)) && (kind !== 'device' || !kept),
      ),
      ...foreign.map(({ id, event: { subject: _, ...act } }): Row => [['act', id], act]),
    ],
    remove: memory.deleted(),
    ledger: {
      ...ledger,
      events: new Map([...ledger.events].filter(([id]) => !left.has(id))),
    },
  };
}

const eventsIn = (rows: readonly Row[]): SealedEvent[] =>
  rows.flatMap(([[kind], value]) => (kind === 'event' ? [value as SealedEvent] : []));
