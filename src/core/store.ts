import type { SealedEvent, SubjectId } from './event.ts';
import type { Hash } from './hash.ts';
import type { Receipt } from './receipt.ts';
import type { Instant } from './units.ts';

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

/** The host's own name for a person, as `sub` of its tokens says: kept in links only, never in facts. */
export type AccountId = string;

/** An event that was found good, and what is odd about it. */
export interface Given {
  readonly sealed: SealedEvent;
  readonly flags: readonly Flag[];
}

/** What one request brings of one subject, and what it may read. */
export interface Taking {
  readonly subject: SubjectId;
  readonly events: readonly Given[];
  readonly received: Instant;
  /** Whether to give back all that the subject may read, or only the events given. */
  readonly whole: boolean;
  /** Links the subject to this account, if it is not linked to another, and reads all of the account's. */
  readonly account?: AccountId | undefined;
}

export interface Taken {
  /** As they are stored: an event that was there before, as it was first. By subject, then `seq`. */
  readonly events: readonly StoredEvent[];
  /** Whether the subject is linked to the account that was named. */
  readonly linked: boolean;
}

/** Everything that is held of one account, or of one subject. Events by subject, then `seq`. */
export interface Person {
  readonly account?: AccountId;
  readonly subjects: readonly SubjectId[];
  readonly events: readonly StoredEvent[];
}

/** A key of the server's that signs receipts, or once did. */
export interface SigningKey {
  /** Its JWK thumbprint (RFC 7638). */
  readonly kid: string;
  /** Private until it is retired. */
  readonly jwk: JsonWebKey;
  /** When it was made. 1970 for a key of before there was more than one. */
  readonly from: Instant;
}

/** A notice as it was published, so that evidence keeps its words. */
export interface KeptNotice {
  readonly hash: Hash;
  /** The canonical JSON that the hash is made over. */
  readonly body: string;
}

/** Where a server keeps facts, links, keys and words. Each call is one durable, atomic step. */
export interface Store {
  /**
   * Adds what is not there yet, links, and gives back; `'erased'` where the subject was erased:
   * then nothing was stored. Resolves only after the commit.
   */
  take(taking: Taking): Promise<Taken | 'erased'>;
  /** Keeps the first receipt of each event, of any subject, and gives back the ones kept. */
  attest(receipts: readonly SubjectReceipt[]): Promise<Receipt[]>;
  /** Everything of a subject or of an account; `undefined` where nothing is known of it. */
  person(of: PersonName): Promise<Person | undefined>;
  /** All persons, `limit` at a time: accounts first, then subjects without one that have events. */
  people(after: string | undefined, limit: number): Promise<People>;
  /**
   * At most `limit` events of all subjects, in an order in which none is ever inserted before what
   * was given. It is no order of receipt between subjects.
   *
   * @throws TypeError for a cursor that is none of this store's.
   */
  since(cursor: string | undefined, limit: number): Promise<Feed>;
  /** Removes the links of an account: its evidence stays, pseudonymous. True if there were any. */
  unlink(account: AccountId): Promise<boolean>;
  /**
   * Deletes a subject's events and link, and leaves a tombstone, so that nothing late or restored
   * revives it. True if anything was there to be deleted.
   */
  erase(subject: SubjectId, at: Instant): Promise<boolean>;
  /** Deletes the subjects whose last event was received before this, with their links, at most `limit`. How many. */
  purge(before: Instant, limit: number): Promise<number>;
  /**
   * All keys, the latest `from` last. With `offered`, adds it first, unless a key from
   * `unlessSince` or later exists; without that instant, unless any key exists.
   */
  keys(offered?: SigningKey, unlessSince?: Instant): Promise<readonly SigningKey[]>;
  /** Removes the private members of these keys. */
  retire(kids: readonly string[]): Promise<void>;
  /** Adds notices: the first of a hash stays. */
  keepNotices(notices: readonly KeptNotice[]): Promise<void>;
  /** Those of these hashes that are kept, in no order. */
  notices(hashes: readonly Hash[]): Promise<readonly KeptNotice[]>;
  /** Resolves if the store can answer now. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface SubjectReceipt extends Receipt {
  readonly subject: SubjectId;
}

export type PersonName = { readonly subject: SubjectId } | { readonly account: AccountId };

export interface People {
  readonly people: readonly Person[];
  /** Where to go on; `undefined` at the end. */
  readonly next: string | undefined;
}

export interface Feed {
  readonly events: readonly StoredEvent[];
  /** Where to go on, now or when more was taken. */
  readonly cursor: string;
}

/** A key as JSON (RFC 7517 §4), private or public. */
export type JsonWebKey = { readonly kty: string; readonly [member: string]: unknown };
