import { createHmac } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, type JWTPayload } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  createAccounts,
  type Accounts,
  type AccountsOptions,
} from '../../src/server/accounts/accounts.ts';
import { AUDIENCE, createLogin, ISSUER, type Login } from '../support/login.ts';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const SECONDS = NOW.getTime() / 1_000;

let login: Login;
let accounts: Accounts;
beforeAll(async () => {
  login = await createLogin('ES256', 'one', NOW);
  accounts = createAccounts(login.options);
});

const accountOf = (token: string): Promise<string | undefined> => accounts.accountOf(token, NOW);

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const claims = { iss: ISSUER, aud: AUDIENCE, sub: 'eve', iat: SECONDS, exp: SECONDS + 600 };

/** An unsigned token, or one under any signature. */
const raw = (header: object, payload: unknown = claims, signature = ''): string =>
  `${encode(header)}.${encode(payload)}.${signature}`;

/** A token under a secret that both sides would have to know. */
const shared = (header: object, secret: string | Buffer): string => {
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
};

/** A token of the thief's own key, with a header that offers it. */
async function ownKey(header: (jwk: object) => object): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', ...header(await exportJWK(publicKey)) })
    .sign(privateKey);
}

/** A genuine token, part of which was changed afterwards. */
async function changed(
  change: (parts: [header: string, payload: string, signature: string]) => string[],
): Promise<string> {
  const parts = (await login.token('eve')).split('.') as [string, string, string];
  return change(parts).join('.');
}

const pem = async (): Promise<string> =>
  exportSPKI((await importJWK(login.jwk, 'ES256')) as CryptoKey).catch(() =>
    JSON.stringify(login.jwk),
  );

describe('server', () => {
  test.each([['alice'], ['同意'], ['0'], ['auth0|5f7c'], ['a'.repeat(255)]])(
    'a token of the login is for %s',
    async (sub) => {
      expect(await accountOf(await login.token(sub))).toBe(sub);
    },
  );

  test.each<[what: string, claims: JWTPayload]>([
    ['one audience among several', { aud: ['other', AUDIENCE] }],
    ['expired within the tolerance', { exp: SECONDS - 20 }],
    ['not before a little later', { nbf: SECONDS + 20 }],
    ['more than is known', { admin: true, __proto__: { exp: 1 } }],
  ])('and may have %s', async (_, more) => {
    expect(await accountOf(await login.token('alice', more))).toBe('alice');
  });

  const FORGERIES: readonly [how: string, make: () => Promise<string> | string][] = [
    ['nothing', () => ''],
    ['a word', () => 'token'],
    ['dots', () => '..'],
    ['two parts', () => changed(([a, b]) => [a, b])],
    ['four parts', () => changed(([a, b, c]) => [a, b, c, c])],
    ['five parts, as if encrypted', () => changed(([a, b, c]) => [a, b, c, b, c])],
    ['ten megabytes', () => 'e'.repeat(10_000_000)],
    ['more than any token needs', () => login.token('eve', { more: 'x'.repeat(8_192) })],
    ['a header that is no JSON', () => changed(([, b, c]) => [encode('{'), b, c])],
    ['a header that is null', () => changed(([, b, c]) => [encode('null'), b, c])],
    ['a header that is a list', () => changed(([, b, c]) => [encode([]), b, c])],
    ['a payload that is null', () => changed(([a, , c]) => [a, encode('null'), c])],
    ['a payload that is a list', () => changed(([a, , c]) => [a, encode([claims]), c])],
    ['no signature', () => changed(([a, b]) => [a, b, ''])],
    [
      'another’s signature',
      () => changed(([a, b, c]) => [a, b, c.split('').toReversed().join('')]),
    ],
    ['a signature of zeros', () => changed(([a, b]) => [a, b, 'A'.repeat(86)])],
    ['a signature cut short', () => changed(([a, b, c]) => [a, b, c.slice(0, -4)])],
    ['a signature of more', () => changed(([a, b, c]) => [a, b, `${c}AAAA`])],
    ['a signature in DER', () => changed(([a, b]) => [a, b, encode('0D\u0002 aa\u0002 bb')])],
    ['another person', () => changed(([a, , c]) => [a, encode({ ...claims, sub: 'alice' }), c])],
    ['a later end', () => changed(([a, , c]) => [a, encode({ ...claims, exp: SECONDS * 2 }), c])],
    ['padding', () => changed(([a, b, c]) => [a, b, `${c}==`])],
    ['alg none', () => raw({ alg: 'none' })],
    ['alg None', () => raw({ alg: 'None', kid: 'one' })],
    ['alg nOnE with a signature', () => raw({ alg: 'nOnE' }, claims, 'A'.repeat(86))],
    ['no alg', () => raw({ kid: 'one' }, claims, 'A'.repeat(86))],
    ['alg of a list', () => raw({ alg: ['ES256', 'none'], kid: 'one' })],
    ['alg of spaces', () => raw({ alg: 'ES256 ', kid: 'one' }, claims, 'A'.repeat(86))],
    [
      'HS256 with the public key as PEM',
      async () => shared({ alg: 'HS256', kid: 'one' }, await pem()),
    ],
    [
      'HS256 with the public key as JWK',
      () => shared({ alg: 'HS256', kid: 'one' }, JSON.stringify(login.jwk)),
    ],
    [
      'HS256 with its x',
      () => shared({ alg: 'HS256', kid: 'one' }, Buffer.from(login.jwk.x ?? '', 'base64url')),
    ],
    ['HS256 with no secret', () => shared({ alg: 'HS256' }, '')],
    ['HS512 named, signed so', () => shared({ alg: 'HS512', kid: 'one' }, 'secret')],
    ['its own key as jwk', () => ownKey((jwk) => ({ jwk }))],
    ['its own key as jwk under the login’s kid', () => ownKey((jwk) => ({ jwk, kid: 'one' }))],
    ['its own key at jku', () => ownKey(() => ({ jku: 'https://evil.example/jwks', kid: 'one' }))],
    ['its own key at x5u', () => ownKey(() => ({ x5u: 'https://evil.example/c', kid: 'one' }))],
    ['its own key as x5c', () => ownKey(() => ({ x5c: ['MIIB'], kid: 'one' }))],
    ['a kid that is a path', () => ownKey(() => ({ kid: '../../../dev/null' }))],
    ['a kid that is a query', () => ownKey(() => ({ kid: "' or 1=1 --" }))],
    ['a kid of a prototype', () => ownKey(() => ({ kid: '__proto__' }))],
    ['an unknown kid', () => login.token('eve', {}, { kid: 'two' })],
    [
      'crit of what nobody knows',
      () => changed(([, b, c]) => [encode({ alg: 'ES256', kid: 'one', crit: ['x'], x: 1 }), b, c]),
    ],
    [
      'b64 false',
      () =>
        changed(([, b, c]) => [
          encode({ alg: 'ES256', kid: 'one', crit: ['b64'], b64: false }),
          b,
          c,
        ]),
    ],
    [
      'another algorithm of the same key',
      () => changed(([, b, c]) => [encode({ alg: 'ES384', kid: 'one' }), b, c]),
    ],
    ['another issuer', () => login.token('eve', { iss: 'https://evil.example' })],
    ['a longer issuer', () => login.token('eve', { iss: `${ISSUER}/` })],
    ['no issuer', () => login.token('eve', { iss: undefined as never })],
    ['another audience', () => login.token('eve', { aud: 'shop' })],
    ['no audience', () => login.token('eve', { aud: undefined as never })],
    ['an empty audience', () => login.token('eve', { aud: [] })],
    ['no end', () => login.token('eve', { exp: undefined as never })],
    ['an end long ago', () => login.token('eve', { exp: SECONDS - 31 })],
    ['an end in words', () => login.token('eve', { exp: '9999999999' as never })],
    ['a beginning in an hour', () => login.token('eve', { nbf: SECONDS + 3_600 })],
    ['a beginning in words', () => login.token('eve', { nbf: 'now' as never })],
    ['no subject', () => login.token(undefined as never)],
    ['an empty subject', () => login.token('')],
    ['a subject that is a number', () => login.token(1 as never)],
    ['a subject that is a list', () => login.token(['eve'] as never)],
    ['a subject that is an object', () => login.token({ toString: 1 } as never)],
    ['a subject of 256 letters', () => login.token('e'.repeat(256))],
    ['a subject with NUL', () => login.token('eve\0')],
    ['a subject with a line feed', () => login.token('eve\nalice')],
    ['a subject with half a character', () => login.token('\ud800')],
  ];

  test.each(FORGERIES)('F114: no account for a token with %s', async (_, make) => {
    expect(await accountOf(await make())).toBeUndefined();
  });

  test('F114: a shared key in the set of keys verifies nothing', async () => {
    const secret = 'a secret of thirty-two characters';
    const oct = { kty: 'oct', k: encode(secret), kid: 'one', alg: 'HS256' };
    const careless = createAccounts({ ...login.options, jwks: { keys: [oct] } });
    expect(
      await careless.accountOf(shared({ alg: 'HS256', kid: 'one' }, secret), NOW),
    ).toBeUndefined();
  });

  test('F114: only the listed algorithms count', async () => {
    const [edwards, rsa] = [
      await createLogin('EdDSA', 'one', NOW),
      await createLogin('RS256', 'one', NOW),
    ];
    for (const [from, alg] of [
      [edwards, 'EdDSA'],
      [rsa, 'RS256'],
    ] as const) {
      const token = await from.token('alice');
      expect(await createAccounts(from.options).accountOf(token, NOW)).toBe('alice');
      const other = { ...from.options, algorithms: ['ES256'] };
      expect(await createAccounts(other).accountOf(token, NOW)).toBeUndefined();
      const own = { ...from.options, algorithms: [alg] };
      expect(await createAccounts(own).accountOf(token, NOW)).toBe('alice');
    }
  });

  test.each<[what: string, options: object, says: string]>([
    ['http', { jwks: 'http://login.example/jwks' }, 'accounts.jwks'],
    [
      'http on a host named like this one',
      { jwks: 'http://localhost.example/jwks' },
      'accounts.jwks',
    ],
    ['a file', { jwks: 'file:///etc/passwd' }, 'accounts.jwks'],
    ['no address', { jwks: 'jwks.json' }, 'accounts.jwks'],
    ['no keys', { jwks: {} }, 'accounts.jwks'],
    ['no issuer', { issuer: '' }, 'accounts.issuer'],
    ['no audience', { audience: undefined }, 'accounts.audience'],
    ['a shared secret', { algorithms: ['ES256', 'HS256'] }, 'HS256'],
    ['none', { algorithms: ['none'] }, 'none'],
    ['no algorithm', { algorithms: [] }, 'accounts.algorithms'],
  ])('an option is turned down at once: %s', (_, options, says) => {
    const odd = { ...login.options, ...options } as AccountsOptions;
    expect(() => createAccounts(odd)).toThrow(says);
  });
});
