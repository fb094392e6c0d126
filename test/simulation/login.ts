import { createHash } from 'node:crypto';
import { createCrypto, type Key, type Keyring } from './env/crypto.ts';
import type { Random } from './random.ts';

/** Who has an account at the site. The last is an attacker, who reads what goes over the network. */
export const PEOPLE = ['ann', 'ben', 'cyd'] as const;
export const ATTACKER = 'mallory';

export type Person = (typeof PEOPLE)[number];
/** Nobody in particular, where nobody is logged in. */
export const NOBODY = 'nobody';

/** The site's own login: its tokens, and the address of its keys. */
export interface Login {
  /** How that address is at present. */
  health: 'well' | 'down' | 'portal' | 'silent';
  /** What it answers. */
  readonly keys: string;
  /** A token of this age, in milliseconds. One is good for five minutes. */
  token(person: string, age?: number): Promise<string>;
}

const ISSUER = 'https://login.example';
const AUDIENCE = 'doui';
const GOOD_FOR = 300;

export const ACCOUNTS = { jwks: `${ISSUER}/jwks.json`, issuer: ISSUER, audience: AUDIENCE };

const text = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Its clock is right. */
export async function createLogin(
  ring: Keyring,
  random: Random,
  now: () => number,
): Promise<Login> {
  const { subtle } = createCrypto(ring, random, async (value) => value()) as unknown as {
    readonly subtle: {
      generateKey(algorithm: object, extractable: boolean): Promise<{ readonly privateKey: Key }>;
      sign(algorithm: object, key: Key, bytes: Uint8Array): Promise<ArrayBuffer>;
    };
  };
  const { privateKey } = await subtle.generateKey({}, false);
  const { x, y } = privateKey;
  return {
    health: 'well',
    keys: JSON.stringify({
      keys: [{ kty: 'EC', crv: 'P-256', x, y, kid: 'one', alg: 'ES256', use: 'sig' }],
    }),
    async token(person, age = 0) {
      const iat = Math.floor((now() - age) / 1_000);
      const claims = { iss: ISSUER, aud: AUDIENCE, sub: person, iat, exp: iat + GOOD_FOR };
      const stated = `${text({ alg: 'ES256', kid: 'one' })}.${text(claims)}`;
      const signature = await subtle.sign({}, privateKey, Buffer.from(stated));
      return `${stated}.${Buffer.from(signature).toString('base64url')}`;
    },
  };
}

/** How a page names an account on its device (see `person.ts`), told by other means. */
const hashes = new Map(
  PEOPLE.map((person) => [
    createHash('sha256').update(`{"iss":"${ISSUER}","sub":"${person}"}`).digest('base64url'),
    person,
  ]),
);

/** Whose account a device means by this hash. */
export const personOf = (hash: string): Person | undefined => hashes.get(hash);
