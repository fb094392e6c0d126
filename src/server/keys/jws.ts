import type { JsonWebKey } from '../../core/store.ts';
import { publishedKey, signWith } from './key.ts';

/** Writes claims as a compact JWS (RFC 7515 §7.1) of one type, by one of the keys of receipts. */
export async function jwsBy(
  jwk: JsonWebKey,
  typ: string,
): Promise<(claims: object) => Promise<string>> {
  const [{ alg, kid }, signature] = await Promise.all([publishedKey(jwk), signWith(jwk)]);
  const header = encode({ alg, kid, typ });
  return async (claims) => {
    // The signing input (RFC 7515 §5.1).
    const input = `${header}.${encode(claims)}`;
    const bytes = await signature(Buffer.from(input));
    return `${input}.${Buffer.from(bytes).toString('base64url')}`;
  };
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
