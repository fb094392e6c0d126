import * as fc from 'fast-check';
import { SignJWT, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { claimsOf } from '../../src/core/receipt.ts';

describe('what a receipt says', () => {
  it('is the claims of a compact JWS, as another implementation writes it', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const claims = { jti: 'event', sub: '同意', iat: 1_750_000_000, seq: 3 };
    const jws = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
    expect(claimsOf(jws)).toEqual(claims);
  });

  it.each([
    ['no text', ''],
    ['no payload', 'e30'],
    ['an empty payload', 'e30..'],
    ['a payload that is no base64url', 'e30.{}.'],
    ['a payload with padding', 'e30.e30=.'],
    ['a payload that is no JSON', 'e30.e3.'],
    ['a payload that is a bare number', 'e30.MQ.'],
    ['a payload that is null', 'e30.bnVsbA.'],
    ['a payload that names no event', 'e30.e30.'],
    ['a page', '<!doctype html><p>Sign in. Now.'],
  ])('is nothing where there is %s', (_, jws) => {
    expect(claimsOf(jws)).toBeUndefined();
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (text, value) => {
        const payload = Buffer.from(JSON.stringify(value)).toString('base64url');
        expect(claimsOf(`${text}.${text}`)).toBeUndefined();
        expect(() => claimsOf(`e30.${payload}.`)).not.toThrow();
      }),
    );
  });
});
