import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTPayload } from 'jose';
import type { AccountsOptions } from '../../src/server/accounts/accounts.ts';
import type { JsonWebKey } from '../../src/core/store.ts';

/** A site's own login: its keys, and the tokens that it gives. */
export interface Login {
  readonly options: AccountsOptions;
  readonly jwk: JWK;
  readonly privateKey: CryptoKey;
  /** A token for a person, good for ten minutes, with other claims or another header. */
  token(
    sub: string,
    claims?: JWTPayload,
    header?: { readonly [name: string]: unknown },
  ): Promise<string>;
}

export const ISSUER = 'https://login.example';
export const AUDIENCE = 'doui';

export async function createLogin(alg = 'ES256', kid = 'one', at = new Date()): Promise<Login> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' };
  const seconds = Math.floor(at.getTime() / 1_000);
  return {
    jwk,
    privateKey,
    options: { jwks: { keys: [jwk as JsonWebKey] }, issuer: ISSUER, audience: AUDIENCE },
    token: (sub, claims = {}, header = {}) =>
      new SignJWT({
        iss: ISSUER,
        aud: AUDIENCE,
        sub,
        iat: seconds,
        exp: seconds + 600,
        ...claims,
      })
        .setProtectedHeader({ alg, kid, ...header })
        .sign(privateKey),
  };
}
