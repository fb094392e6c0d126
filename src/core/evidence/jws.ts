import { fromBase64Url } from '../base64url.ts';
import { ES256, subjectOf } from '../event.ts';

/** Keys that sign receipts, by their `kid`. */
export type Keyring = ReadonlyMap<string, CryptoKey>;

/**
 * A key of a JWKS (RFC 7517), if it can have signed receipts: on P-256, and named by its own
 * thumbprint (RFC 7638), so that no other key can be put in its place. Otherwise why not.
 */
export async function readKey(jwk: unknown): Promise<{ kid: string; key: CryptoKey } | string> {
  const { kty, crv, x, y, kid, alg = 'ES256', use = 'sig' } = (jwk ?? {}) as KeyMembers;
  if (kty !== 'EC' || crv !== 'P-256') return 'it is no key on P-256';
  if (alg !== 'ES256' || use !== 'sig') return 'it is not for ES256 signatures';
  if (typeof x !== 'string' || typeof y !== 'string') return 'it has no coordinates';
  const point = { kty, crv, x, y } as const;
  if ((await subjectOf(point)) !== kid) return 'its kid is not its thumbprint';
  try {
    return { kid, key: await crypto.subtle.importKey('jwk', point, ES256, false, ['verify']) };
  } catch {
    return 'it is no point of the curve';
  }
}

interface KeyMembers {
  readonly [member: string]: unknown;
}

/**
 * The claims of a compact JWS (RFC 7515 §7.1) that a key of the ring made; otherwise why not. The
 * only algorithm is ES256, the only key the one that `kid` names, and every part is in its only
 * spelling; a key or an extension that the header brings along is never used (RFC 8725 §3).
 */
export async function claimsBy(
  keys: Keyring,
  jws: unknown,
  type: string,
): Promise<{ readonly [claim: string]: unknown } | string> {
  const parts = typeof jws === 'string' ? jws.split('.') : [];
  const [head = '', body = '', signature = ''] = parts;
  if (parts.length !== 3) return 'it is no compact JWS';
  const [header, claims] = [decoded(head), decoded(body)];
  if (header === undefined || claims === undefined) return 'it is not legible';
  if (header['alg'] !== 'ES256') return 'its algorithm is not ES256';
  if (header['typ'] !== type) return `it is no ${type}`;
  if (Object.hasOwn(header, 'crit')) return 'it demands extensions';
  if (keys.size === 0) return 'there are no keys to verify it by';
  const key = keys.get(String(header['kid']));
  if (key === undefined) return `no trusted key is named ${String(header['kid']).slice(0, 43)}`;
  const holds = await verifies(key, signature, `${head}.${body}`);
  return holds ? claims : 'its signature does not hold';
}

async function verifies(key: CryptoKey, signature: string, input: string): Promise<boolean> {
  try {
    const bytes = new TextEncoder().encode(input);
    return await crypto.subtle.verify(ES256, key, fromBase64Url(signature), bytes);
  } catch {
    return false;
  }
}

function decoded(part: string): KeyMembers | undefined {
  try {
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(fromBase64Url(part)),
    );
    return typeof value === 'object' && value !== null ? (value as KeyMembers) : undefined;
  } catch {
    return undefined;
  }
}
