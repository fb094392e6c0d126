import { canonical } from '../core/canonical.ts';
import type { PublicKey, SealedEvent } from '../core/event.ts';
import type { Flag, StoredEvent } from '../core/store.ts';

/**
 * An event as a table holds it. `body` is the canonical JSON to the byte, since that is what its
 * id and its signature are made over: JSON column types reorder members.
 */
export interface Row {
  readonly id: string;
  readonly body: string;
  readonly key: string;
  readonly signature: string;
  /** A JSON array. */
  readonly flags: string;
}

/** A row with what its store adds. Drivers give 64-bit numbers as text. */
export interface StoredRow extends Row {
  readonly seq: number | string;
  readonly received: string;
  readonly receipt: string | null;
}

/** What a StoredRow is made of, where the driver gives it as it is. */
export const COLUMNS = 'id, seq, received, body, key, signature, flags, receipt';

export function rowOf(sealed: SealedEvent, flags: readonly Flag[]): Row {
  const { id, event, key, signature } = sealed;
  return {
    id,
    body: canonical(event),
    key: canonical(key),
    signature,
    flags: JSON.stringify(flags),
  };
}

export function storedEventOf(row: StoredRow): StoredEvent {
  const { id, body, key, signature, receipt } = row;
  return {
    sealed: { id, event: JSON.parse(body), key: JSON.parse(key) as PublicKey, signature },
    received: row.received,
    seq: Number(row.seq),
    flags: JSON.parse(row.flags) as Flag[],
    ...(receipt === null ? {} : { receipt: { id, jws: receipt } }),
  };
}
