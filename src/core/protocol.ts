import type { EventId, PublicKey, SealedEvent, SubjectId } from './event.ts';
import { hashOf, type Hash } from './hash.ts';
import type { Instant } from './units.ts';
import { claimsOf, type Receipt } from './receipt.ts';

/*
 * One round trip, `POST {endpoint}/sync`: "here are the events that you may lack, and the heads
 * that I have"; "here are their receipts, and the events that you cannot have seen". It may be sent
 * any number of times, in any order, with any part of the events.
 */

/** The most that one request may hold: what `keepalive` still delivers when a page goes away. */
export const LIMITS = { bytes: 65_536, events: 50, eventBytes: 8_192, depth: 8 } as const;

export interface SyncRequest {
  readonly v: 1;
  readonly subject: SubjectId;
  readonly key: PublicKey;
  /** The client's frontier. */
  readonly heads: readonly EventId[];
  readonly events: readonly SealedEvent[];
  /** When it was asked, by the client's clock set right by the server's. */
  readonly at: Instant;
  /** ES256 by `key` over SyncProof: without it events are taken, but none are given. */
  readonly proof: string;
  /** A JWT (RFC 7519) of the host's own login. With it the subject is linked to that account. */
  readonly token?: string;
}

/** What the proof of a request is made over. */
export interface SyncProof {
  readonly v: 1;
  readonly subject: SubjectId;
  readonly heads: readonly EventId[];
  readonly events: readonly EventId[];
  readonly at: Instant;
  /** The hash of its token: what is caught on the way cannot be married to another's. */
  readonly token?: Hash;
}

/** What a request's proof is made over: of the events only their names. */
export async function proofOf({
  v,
  subject,
  heads,
  events,
  at,
  token,
}: Omit<SyncRequest, 'proof' | 'events'> & {
  readonly events: readonly { readonly id: EventId }[];
}): Promise<SyncProof> {
  const bare = { v, subject, heads, events: events.map(({ id }) => id), at } as const;
  return token === undefined ? bare : { ...bare, token: await hashOf(token) };
}

export interface SyncResponse {
  readonly v: 1;
  /** The server's clock. */
  readonly time: Instant;
  /** One for each event that is now durable, whether it came with this request or before. */
  readonly receipts: readonly Receipt[];
  /** One for each event that will never be taken as it stands. */
  readonly refused: readonly Refusal[];
  /**
   * The subject's events that the client's heads do not cover, with their receipts above; where it
   * is linked, those of all the account's subjects.
   */
  readonly events: readonly SealedEvent[];
  /** Whether the proof held; where it did not, `events` is empty. */
  readonly proven: boolean;
  /**
   * Only where there was a token. `true`: it and the proof held, and the subject is linked to its
   * account. `false`: not so, and all is as without a token, for the events are taken all the same.
   * A page takes other subjects' events only from an answer that says `true`.
   */
  readonly linked?: boolean;
}

/** Stable codes of what the server says no to. */
export type ProblemCode =
  | 'malformed-request'
  | 'malformed-event'
  | 'wrong-hash'
  | 'wrong-subject'
  | 'wrong-signature'
  | 'wrong-notice'
  /** The subject was erased, and takes no more: who decides anew does so under a new key. */
  | 'erased-subject'
  | 'too-large'
  | 'wrong-content-type'
  | 'wrong-method'
  | 'not-found'
  | 'origin-not-allowed'
  /** Of addresses for operators only. */
  | 'unauthorised'
  /** Too many: `Retry-After` says for how long. */
  | 'rate-limited'
  | 'storage-failed';

/** An RFC 9457 problem. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail?: string;
}

/** Why one event of a batch was refused. */
export interface Refusal extends Problem {
  readonly id: EventId;
}

/**
 * What a server answered, if it is an answer: ours, of our version, with receipts that name their
 * events. Anything else (a login page, a captive portal, half a reply) is `undefined`: no news.
 * Never throws. The events are not verified yet: that is `flaw`'s work.
 */
export function readSyncResponse(body: unknown): SyncResponse | undefined {
  const { v, time, receipts, refused, events } = (body ?? {}) as Partial<SyncResponse>;
  const legible =
    v === 1 &&
    typeof time === 'string' &&
    !Number.isNaN(Date.parse(time)) &&
    areNamed(events) &&
    areNamed(refused) &&
    areNamed(receipts) &&
    receipts.every(({ id, jws }) => typeof jws === 'string' && claimsOf(jws)?.jti === id);
  return legible ? (body as SyncResponse) : undefined;
}

const areNamed = <Named extends { id: EventId }>(
  values: readonly Named[] | undefined,
): values is readonly Named[] =>
  Array.isArray(values) && values.every((value) => typeof value?.id === 'string');
