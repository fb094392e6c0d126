import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  webcrypto,
  type KeyObject,
} from 'node:crypto';
import { canonical } from '../../core/canonical.ts';
import {
  ES256,
  flaw,
  proves,
  subjectOf,
  type PublicKey,
  type SealedEvent,
} from '../../core/event.ts';

/*
 * What core does with Web Crypto, done with Node's own: a server does it for every event, and each
 * call of Web Crypto changes threads besides. They come to the same; a test says so. Where another
 * Web Crypto stands in the place of Node's, it is used, as in core.
 */
const isOwn = (): boolean => (crypto as unknown) === webcrypto;

/** As Web Crypto writes and reads signatures (IEEE P1363), not in ASN.1. */
const dsaEncoding = 'ieee-p1363';

/** Keys that are kept ready: all the events of a request, and its proof, are by one. */
const MOST_KEYS = 1000;
const keys = new Map<string, KeyObject>();

const hashOfText = (text: string): string => createHash('sha256').update(text).digest('base64url');

const thumbprintOf = ({ kty, crv, x, y }: PublicKey): string =>
  hashOfText(canonical({ kty, crv, x, y }));

function provesText(text: string, key: PublicKey, signature: string): boolean {
  try {
    const bytes = Buffer.from(signature, 'base64url');
    // Node forgives any spelling; only one is right.
    if (bytes.toString('base64url') !== signature) return false;
    return verify('sha256', Buffer.from(text), { key: keyObjectOf(key), dsaEncoding }, bytes);
  } catch {
    return false;
  }
}

function keyObjectOf({ kty, crv, x, y }: PublicKey): KeyObject {
  const name = `${x}.${y}`;
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
  const [oldest] = keys.keys();
  if (keys.size >= MOST_KEYS && oldest !== undefined) keys.delete(oldest);
  keys.set(name, key);
  return key;
}

/** As `flaw` of core, of an event whose canonical JSON is known. */
export async function flawOf(sealed: SealedEvent, text: string): ReturnType<typeof flaw> {
  if (!isOwn()) return flaw(sealed);
  const { id, event, key, signature } = sealed;
  if (hashOfText(text) !== id) return 'wrong-hash';
  if (thumbprintOf(key) !== event.subject) return 'wrong-subject';
  return provesText(text, key, signature) ? undefined : 'wrong-signature';
}

/** Whether this is the key that a subject is named for, and made this signature over a value. */
export async function isBy(
  subject: string,
  key: PublicKey,
  value: unknown,
  signature: string,
): Promise<boolean> {
  if (!isOwn()) return (await subjectOf(key)) === subject && (await proves(value, key, signature));
  return thumbprintOf(key) === subject && provesText(canonical(value), key, signature);
}

/** What signs with a private key: ES256 signatures of 64 bytes (RFC 7518 §3.4). */
export async function signerOf(
  jwk: PublicKey & { readonly d: string },
): Promise<(bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>> {
  if (!isOwn()) {
    const key = await crypto.subtle.importKey('jwk', jwk, ES256, false, ['sign']);
    return async (bytes) => new Uint8Array(await crypto.subtle.sign(ES256, key, bytes));
  }
  const key = createPrivateKey({ key: { ...jwk }, format: 'jwk' });
  return async (bytes) => sign('sha256', bytes, { key, dsaEncoding });
}
