import { toBase64Url } from '../../core/base64url.ts';
import { SEAL_TYPE, type SealClaims } from '../../core/evidence/line.ts';
import type { JsonWebKey } from '../../core/store.ts';
import { publishedKey, signWith } from '../keys/key.ts';

/** The seal of an export: a compact JWS (RFC 7515 §7.1) by a key that signs receipts. */
export async function sealOf(claims: SealClaims, jwk: JsonWebKey): Promise<string> {
  const [{ alg, kid }, signature] = await Promise.all([publishedKey(jwk), signWith(jwk)]);
  const input = `${encode({ alg, kid, typ: SEAL_TYPE })}.${encode(claims)}`;
  const bytes = await signature(new TextEncoder().encode(input));
  return `${input}.${toBase64Url(new Uint8Array(bytes))}`;
}

const encode = (value: object): string =>
  toBase64Url(new TextEncoder().encode(JSON.stringify(value)));
