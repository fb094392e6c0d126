import { fromBase64Url, toBase64Url } from './base64url.ts';
import { bytesOf, hashOf, type Hash } from './hash.ts';
import type { Mechanism, PurposeKey } from './purpose.ts';
import type { Instant, Locale } from './units.ts';

/** ES256 (RFC 7518 §3.4), as Web Crypto is told of it. */
export const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

export type EventId = Hash;
/** The device's key, named by its JWK thumbprint (RFC 7638). It certifies itself. */
export type SubjectId = Hash;

/** Which notice was shown, and in which very words. */
export interface NoticeReference {
  readonly key: string;
  readonly version: string;
  readonly hash: Hash;
  /** The locale of its words, where it is not the act's. */
  readonly locale?: Locale | undefined;
}

/**
 * Where on the screen, or from where in the program, the act was made. `signal` is none of either:
 * the browser's Global Privacy Control.
 */
export type Surface =
  'banner' | 'preferences' | 'record' | 'notice' | 'form' | 'placeholder' | 'signal' | 'api';

/** Who acted: a person with a trusted input event, or a script. */
export type Means = 'person' | 'script';

/** DPV: consent given, refused, withdrawn. */
export type Decision = 'granted' | 'refused' | 'withdrawn';

/**
 * Who says that the person agreed, and for which contract, by the site's own opaque keys: never a
 * name or an address. `event` is that party's own signed event, where there is one.
 */
export interface Attestation {
  readonly party: string;
  readonly contract: string;
  readonly event?: EventId;
}

/** One act of the data subject, before it is bound to a subject and signed. */
export interface Act {
  readonly v: 1;
  readonly kind: 'decision' | 'acknowledgement' | 'request';
  /** All the notices that were shown, in the order in which they were. */
  readonly notices: readonly NoticeReference[];
  /** The locale of the words that were shown, but for notices that name another. */
  readonly locale: Locale;
  readonly surface: Surface;
  readonly means: Means;
  /** By which mechanism it grants what it grants. `explicit` where absent. */
  readonly mechanism?: Mechanism | undefined;
  /** Under `obtained-by-other`. */
  readonly attestation?: Attestation | undefined;
  /**
   * Per purpose what was decided, and the events that this decision supersedes. Empty where the
   * person only took note of the notices.
   */
  readonly decisions: {
    readonly [purpose: PurposeKey]: {
      readonly decision: Decision;
      readonly parents: readonly EventId[];
    };
  };
  /** When, by the device's clock: evidence, never order. UTC, milliseconds. */
  readonly at: Instant;
}

/** A consent event: an act of one subject. It holds no personal data. */
export interface ConsentEvent extends Act {
  readonly subject: SubjectId;
}

/** A P-256 public key (RFC 7518 §6.2). */
export interface PublicKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** An event with its name, and with the proof that its subject made it. */
export interface SealedEvent {
  /** SHA-256 of the event's canonical JSON. */
  readonly id: EventId;
  readonly event: ConsentEvent;
  readonly key: PublicKey;
  /** ES256 over the event's canonical JSON (RFC 7518 §3.4): 64 bytes in base64url. */
  readonly signature: string;
}

/** Whoever can sign as a subject. */
export interface Signer {
  readonly subject: SubjectId;
  readonly key: PublicKey;
  /** An ES256 signature over these bytes. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
}

/** The name of a key: its JWK thumbprint (RFC 7638 §3.2). */
export const subjectOf = ({ kty, crv, x, y }: PublicKey): Promise<SubjectId> =>
  hashOf({ kty, crv, x, y });

/** Signs any value as a subject: base64url of an ES256 signature over its canonical JSON. */
export async function sign(value: unknown, signer: Signer): Promise<string> {
  return toBase64Url(new Uint8Array(await signer.sign(bytesOf(value))));
}

/** Whether a key made this signature over this value. Never throws: what is odd is not proven. */
export async function proves(value: unknown, key: PublicKey, signature: string): Promise<boolean> {
  try {
    const imported = await crypto.subtle.importKey('jwk', key, ES256, false, ['verify']);
    return await crypto.subtle.verify(ES256, imported, fromBase64Url(signature), bytesOf(value));
  } catch {
    return false;
  }
}

/** Binds an act to its subject, names it and signs it. */
export async function seal(act: Act, signer: Signer): Promise<SealedEvent> {
  const event: ConsentEvent = { ...act, subject: signer.subject };
  const [id, signature] = await Promise.all([hashOf(event), sign(event, signer)]);
  return { id, event, key: signer.key, signature };
}

/**
 * What is wrong with a sealed event; `undefined` where its name, subject and signature all hold.
 * Never throws: what cannot be hashed has no right name.
 */
export async function flaw(
  sealed: SealedEvent,
): Promise<'wrong-hash' | 'wrong-subject' | 'wrong-signature' | undefined> {
  try {
    const { id, event, key, signature } = sealed;
    if ((await hashOf(event)) !== id) return 'wrong-hash';
    if ((await subjectOf(key)) !== event.subject) return 'wrong-subject';
    if (!(await proves(event, key, signature))) return 'wrong-signature';
    return undefined;
  } catch {
    return 'wrong-hash';
  }
}
