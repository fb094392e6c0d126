import type {
  Attestation,
  EventId,
  PublicKey,
  SealedEvent,
  SubjectId,
  Decision,
  NoticeReference,
  Surface,
  Means,
} from './event.ts';
import type { Mechanism, PurposeKey } from './purpose.ts';
import type { Instant, Locale } from './units.ts';
import type { PublishedNotice } from './publish.ts';
import type { Receipt } from './receipt.ts';

/**
 * Everything that proves what one data subject decided (ISO/IEC TS 27560 calls the whole a consent
 * record): the signed events, the server's receipts, and the notices in the words that were shown.
 */
export interface ConsentRecord {
  readonly v: 1;
  readonly subject?: SubjectId;
  readonly key?: PublicKey;
  readonly events: readonly SealedEvent[];
  readonly receipts: readonly Receipt[];
  /** Those of the notices that the events pin, as far as they are still published. */
  readonly notices: readonly PublishedNotice[];
  /** The keys by which the server signs receipts; absent where it could not be asked. */
  readonly jwks?: { readonly keys: readonly unknown[] };
  readonly exportedAt: Instant;
  /** By `key` over all of the above; absent where no key has been made yet. */
  readonly signature?: string;
}

/** What the device signs of a record. */
export const signedPart = ({
  signature: _,
  ...record
}: ConsentRecord): Omit<ConsentRecord, 'signature'> => record;

/** One line of the record, for a person to read. */
export interface RecordEntry {
  readonly id: EventId;
  readonly at: Instant;
  readonly surface: Surface;
  readonly means: Means;
  readonly mechanism: Mechanism;
  readonly attestation?: Attestation | undefined;
  readonly locale: Locale;
  /** None where the person only took note. */
  readonly decisions: { readonly [purpose: PurposeKey]: Decision };
  /** The notices that were shown. */
  readonly notices: readonly NoticeReference[];
  /** `sent`: the server has attested it. `waiting`: not yet. `refused`: it will not. */
  readonly delivery: 'sent' | 'waiting' | 'refused';
}

/** The events of a ledger as lines, the latest first. */
export function entriesOf(
  events: readonly SealedEvent[],
  deliveryOf: (id: EventId) => RecordEntry['delivery'],
): RecordEntry[] {
  return events
    .map(
      ({
        id,
        event: { v: _, kind: _kind, subject: _subject, mechanism = 'explicit', ...act },
      }) => ({
        ...act,
        id,
        mechanism,
        decisions: Object.fromEntries(
          Object.entries(act.decisions).map(([purpose, { decision }]) => [purpose, decision]),
        ),
        delivery: deliveryOf(id),
      }),
    )
    .sort((a, b) => (a.at + a.id < b.at + b.id ? 1 : -1));
}
