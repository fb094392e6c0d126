import { ES256, subjectOf, type PublicKey } from '../../core/event.ts';
import type { JsonWebKey } from '../../core/store.ts';
import { signerOf } from './native.ts';

/** A key of a JWKS (RFC 7517): nothing of it is secret. */
export interface PublishedKey extends PublicKey {
  /** Its JWK thumbprint (RFC 7638). */
  readonly kid: string;
  readonly alg: 'ES256';
  readonly use: 'sig';
}

/** A new P-256 key pair, as a private JWK. */
export async function freshKey(): Promise<JsonWebKey> {
  const pair = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
  const { x, y, d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  return { kty: 'EC', crv: 'P-256', x, y, d };
}

/** @throws TypeError for what cannot verify receipts, or cannot sign them where it should. */
export function checkKey(jwk: JsonWebKey, use: 'sign' | 'verify'): void {
  const needed = use === 'sign' ? ['x', 'y', 'd'] : ['x', 'y'];
  const isUsable =
    jwk.kty === 'EC' &&
    jwk['crv'] === 'P-256' &&
    needed.every((member) => typeof jwk[member] === 'string');
  if (!isUsable) {
    throw new TypeError(`A key to ${use} receipts is a JWK on P-256 with ${needed.join(', ')}.`);
  }
}

/** The public members of a key, and no others. */
export async function publishedKey(jwk: JsonWebKey): Promise<PublishedKey> {
  const { kty, crv, x, y } = jwk as unknown as PublicKey;
  return { kty, crv, x, y, kid: await subjectOf({ kty, crv, x, y }), alg: 'ES256', use: 'sig' };
}

/** What signs with a private key: ES256 signatures of 64 bytes (RFC 7518 §3.4). */
export function signWith(
  jwk: JsonWebKey,
): Promise<(bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>> {
  // Only these members, so that `use` or `key_ops` of a key made elsewhere cannot get in the way.
  const { kty, crv, x, y, d } = jwk as unknown as PublicKey & { readonly d: string };
  return signerOf({ kty, crv, x, y, d });
}
