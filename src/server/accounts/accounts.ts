import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';
import { once } from '../../core/once.ts';
import type { JsonWebKey } from '../../core/store.ts';
import { ACCOUNT_NAME } from '../accountName.ts';
import { isUntouched } from '../untouched.ts';
import { keptFetch } from './keptFetch.ts';

/** Signatures that only their maker can make (RFC 7518 §3.1, RFC 8037): no `none`, no shared key. */
const ALGORITHMS: readonly string[] =
  'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' ');

/** Which tokens of the host's own login are believed. */
export interface AccountsOptions {
  /** Where the login publishes its keys (RFC 7517), or these keys. No token may name others. */
  readonly jwks: string | { readonly keys: readonly JsonWebKey[] };
  /** What `iss` must be. */
  readonly issuer: string;
  /** What `aud` must hold: so that a token made for another service is none for this one. */
  readonly audience: string;
  /** Of the signatures that only their maker can make those to accept. All, where absent. */
  readonly algorithms?: readonly string[];
}

/** Tells whose a token is. */
export interface Accounts {
  /** The account; `undefined` for a token that is not to be believed, or cannot be now. */
  accountOf(token: string, now: Date): Promise<string | undefined>;
}

/** In characters: more is no token. */
const LONGEST = 8_192;
/** A signed token in its one spelling, without padding (RFC 7515 §7.1). */
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** In seconds, by which the login's clock may differ from this one. */
const TOLERANCE = 30;

/**
 * Verifies tokens (RFC 7519, RFC 8725). Keys come from the configuration alone: what a token's own
 * header names (`jwk`, `jku`, `x5u`) is passed over.
 *
 * @param failed Hears of keys that cannot be fetched.
 * @throws TypeError for an option that cannot be used.
 */
export function createAccounts(
  options: AccountsOptions,
  failed: (error: unknown) => void = () => {},
): Accounts {
  const { issuer, audience, algorithms = ALGORITHMS } = check(options);
  const jose = once(async () => {
    const { jwtVerify } = await import('jose');
    return { jwtVerify, keys: await keysOf(options.jwks, failed) };
  });

  return {
    async accountOf(token, now) {
      if (token.length > LONGEST || !TOKEN.test(token)) return undefined;
      const { jwtVerify, keys } = await jose();
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          audience,
          algorithms: [...algorithms],
          requiredClaims: ['exp', 'sub'],
          clockTolerance: TOLERANCE,
          currentDate: now,
        });
        const { sub } = payload;
        return typeof sub === 'string' && ACCOUNT_NAME.test(sub) ? sub : undefined;
      } catch {
        // Forged, expired, made for others, or not to be verified now: the events count all the same.
        return undefined;
      }
    },
  };
}

async function keysOf(
  jwks: AccountsOptions['jwks'],
  failed: (error: unknown) => void,
): Promise<JWTVerifyGetKey> {
  const { createLocalJWKSet, createRemoteJWKSet, customFetch } = await import('jose');
  if (typeof jwks !== 'string') return createLocalJWKSet(jwks as unknown as JSONWebKeySet);
  return createRemoteJWKSet(new URL(jwks), { [customFetch]: keptFetch(failed) });
}

function check(options: AccountsOptions): AccountsOptions {
  const { jwks, issuer, audience, algorithms } = options;
  for (const [name, value] of Object.entries({ issuer, audience })) {
    if (typeof value !== 'string' || value === '') {
      throw new TypeError(`accounts.${name} must say what the tokens of the login say.`);
    }
  }
  const odd = algorithms?.find((name) => !ALGORITHMS.includes(name));
  if (odd !== undefined || algorithms?.length === 0) {
    const known = ALGORITHMS.join(', ');
    throw new TypeError(`accounts.algorithms names "${odd ?? ''}". Name some of: ${known}.`);
  }
  const isUsable =
    typeof jwks === 'string'
      ? URL.canParse(jwks) && isUntouched(new URL(jwks))
      : Array.isArray(jwks?.keys);
  if (!isUsable) {
    throw new TypeError(
      'accounts.jwks must be an https: address of a JSON Web Key Set, or such a set.',
    );
  }
  return options;
}
