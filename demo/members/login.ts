import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { AccountsOptions, JsonWebKey } from '../../dist/server.js';

const ALGORITHM = 'ES256';
const ISSUER = 'https://login.nagi.example';
const AUDIENCE = 'doui';
/** Long enough for one exchange: the page asks for a token at each. */
const LIFE = '2 minutes';

/** A site's own login, as far as Doui has to know it. */
export interface Login {
  /** By what the handler knows its tokens. */
  readonly accounts: AccountsOptions;
  /** A token for the customer of this number (RFC 7519). */
  tokenFor(customer: string): Promise<string>;
}

/** A login with keys of its own. They change with each start, and nothing depends on them. */
export async function createLogin(): Promise<Login> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM);
  const jwk = { ...(await exportJWK(publicKey)), alg: ALGORITHM, use: 'sig' } as JsonWebKey;
  return {
    accounts: { jwks: { keys: [jwk] }, issuer: ISSUER, audience: AUDIENCE },
    tokenFor: (customer) =>
      new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(customer)
        .setIssuedAt()
        .setExpirationTime(LIFE)
        .sign(privateKey),
  };
}
