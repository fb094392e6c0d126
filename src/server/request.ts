import * as v from 'valibot';
import type { ConsentEvent, EventId, SealedEvent } from '../core/event.ts';
import { STRONGEST_FIRST } from '../core/mechanism.ts';
import { LIMITS, type SyncRequest } from '../core/protocol.ts';

/** One event of a request: what it calls itself, and itself where it is legible. */
export interface SentEvent {
  /** Empty where it has no name that could be one. */
  readonly id: EventId;
  readonly sealed?: SealedEvent;
}

/** A request whose envelope is sound; each of its events stands or falls alone. */
export interface SentRequest extends Omit<SyncRequest, 'events'> {
  readonly events: readonly SentEvent[];
}

/** @returns the code of the problem, where it is not a request of this protocol. */
export function parseRequest(json: unknown): SentRequest | 'malformed-request' | 'too-large' {
  if (!v.is(Envelope, json)) return 'malformed-request';
  if (json.events.length > LIMITS.events) return 'too-large';
  return { ...json, proof: json.proof ?? '', events: json.events.map(parseEvent) };
}

function parseEvent(sent: unknown): SentEvent {
  if (!v.is(Sealed, sent)) return { id: v.is(Named, sent) ? sent.id : '' };
  const { id, key, signature } = sent;
  const { kty, crv, x, y } = key;
  // The event stays whole, with the members of later versions: its hash covers them.
  const event: ConsentEvent = sent.event;
  return { id, sealed: { id, event, key: { kty, crv, x, y }, signature } };
}

/** 32 bytes in base64url. */
const Hash = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
/** 64 bytes in base64url. */
const Signature = v.pipe(v.string(), v.regex(/^[\w-]{86}$/));
const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
/** A site's own key for a party or a contract: nothing that a name or an address could be. */
const Opaque = v.pipe(v.string(), v.regex(/^[\w.:-]{1,64}$/));
/** The form of a BCP 47 tag, so that no free text can stand in its place. */
const LocaleTag = v.pipe(v.string(), v.maxLength(64), v.regex(/^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i));
const Key = v.object({ kty: v.literal('EC'), crv: v.literal('P-256'), x: Hash, y: Hash });

/** As `Date` prints it: so there is one way to write it, and a clock far off can still do so. */
const Instant = v.pipe(
  v.string(),
  v.check((text) => {
    const time = Date.parse(text);
    return !Number.isNaN(time) && new Date(time).toISOString() === text;
  }),
);

const Decided = v.looseObject({
  decision: v.picklist(['granted', 'refused', 'withdrawn']),
  parents: v.array(Hash),
});

/** By its entries, since a record schema passes over names such as `constructor` unchecked. */
const Decisions = v.custom<ConsentEvent['decisions']>(
  (input) =>
    typeof input === 'object' &&
    input !== null &&
    !Array.isArray(input) &&
    Object.entries(input).every(
      ([purpose, decided]) => v.is(Name, purpose) && v.is(Decided, decided),
    ),
);

const Event = v.looseObject({
  v: v.literal(1),
  subject: Hash,
  kind: v.picklist(['decision', 'acknowledgement', 'request']),
  notices: v.array(
    v.looseObject({ key: Name, version: Name, hash: Hash, locale: v.exactOptional(LocaleTag) }),
  ),
  locale: LocaleTag,
  surface: v.picklist([
    'banner',
    'preferences',
    'record',
    'notice',
    'form',
    'placeholder',
    'signal',
    'api',
  ]),
  means: v.picklist(['person', 'script']),
  mechanism: v.exactOptional(v.picklist(STRONGEST_FIRST)),
  attestation: v.exactOptional(
    v.looseObject({ party: Opaque, contract: Opaque, event: v.exactOptional(Hash) }),
  ),
  decisions: Decisions,
  at: Instant,
});

const Named = v.object({ id: Hash });
const Sealed = v.object({ id: Hash, event: Event, key: Key, signature: Signature });

const Envelope = v.object({
  v: v.literal(1),
  subject: Hash,
  key: Key,
  heads: v.array(Hash),
  events: v.array(v.unknown()),
  at: v.string(),
  proof: v.optional(v.string()),
  token: v.exactOptional(v.string()),
});
