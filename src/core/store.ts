import type { SealedEvent, SubjectId } from './event.ts';
import type { Instant } from './units.ts';
import type { Receipt } from './receipt.ts';

/** What a server notes beside an event that it takes, though something about it is odd. */
export type Flag =
  /** It pins a notice that this server does not publish. */
  | 'unknown-notice'
  /** Its time lies more than a day from when it was received. */
  | 'strange-clock';

/** An event as a server holds it. */
export interface StoredEvent {
  readonly sealed: SealedEvent;
  readonly received: Instant;
  /** Its place in the order in which the subject's events were received; from 1. */
  readonly seq: number;
  readonly flags: readonly Flag[];
  /** Absent between the commit of the event and that of its receipt. */
  readonly receipt?: Receipt;
}

/** Where a server keeps facts. Each call is one durable, atomic step, and names one subject. */
export interface Store {
  /**
   * Adds events that are not there yet, and gives back all of them as they are stored: for one
   * that was there, as it was first. Resolves only after the commit.
   */
  add(
    subject: SubjectId,
    events: readonly { readonly sealed: SealedEvent; readonly flags: readonly Flag[] }[],
    received: Instant,
  ): Promise<StoredEvent[]>;
  /** Keeps the first receipt of each event, and gives back the ones kept. */
  attest(subject: SubjectId, receipts: readonly Receipt[]): Promise<Receipt[]>;
  /** Everything of a subject, in the order received. */
  read(subject: SubjectId): Promise<StoredEvent[]>;
  /** The server's signing key: the first one ever offered, a private JWK. */
  signingKey(offered: JsonWebKey): Promise<JsonWebKey>;
  close(): Promise<void>;
}

/** A key as JSON (RFC 7517 §4), private or public. */
export type JsonWebKey = { readonly kty: string; readonly [member: string]: unknown };
