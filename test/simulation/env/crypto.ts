import { hash } from 'node:crypto';
import type { Random } from '../random.ts';

/*
 * A stand-in for Web Crypto. ES256 is slow, and signs differently each time, so that no history
 * could be replayed from its seed. Digests are the real SHA-256; a signature is 32 random bytes and
 * a keyed digest, which only who holds the key can make. A smaller number of histories runs with
 * the real one.
 */

type Bytes = Uint8Array<ArrayBuffer>;

const sha256 = (...parts: readonly (string | Uint8Array)[]): Bytes => {
  const all = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
  return new Uint8Array(hash('sha256', Buffer.concat(all), 'buffer'));
};

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** What `instanceof CryptoKey` asks for. */
export interface Key {
  readonly type: 'public' | 'private';
  readonly algorithm: { readonly name: 'ECDSA'; readonly namedCurve: 'P-256' };
  readonly extractable: boolean;
  readonly usages: readonly string[];
  readonly x: string;
  readonly y: string;
  readonly d?: string;
}

export function CryptoKey(): void {}

const keyOf = (type: Key['type'], extractable: boolean, x: string, y: string, d?: string): Key =>
  Object.freeze(
    Object.assign(Object.create(CryptoKey.prototype as object) as object, {
      type,
      algorithm: { name: 'ECDSA', namedCurve: 'P-256' } as const,
      extractable,
      usages: [type === 'public' ? 'verify' : 'sign'],
      x,
      y,
      ...(d === undefined ? {} : { d }),
    }),
  );

/** The keys of a world: who verifies must find the secret that belongs to a public key. */
export type Keyring = Map<string, string>;

export interface CryptoStandIn {
  readonly subtle: object;
  randomUUID(): string;
  getRandomValues<Values extends Uint8Array>(values: Values): Values;
}

/** `later` says when an answer comes: Web Crypto works beside the page. */
export function createCrypto(
  ring: Keyring,
  random: Random,
  later: <Value>(value: () => Value) => Promise<Value>,
): CryptoStandIn {
  const mac = (d: string, nonce: Bytes, bytes: Bytes): Bytes => sha256(d, nonce, bytes);
  const pairOf = (d: string): readonly [x: string, y: string] => [
    text(sha256('x', d)),
    text(sha256('y', d)),
  ];
  const subtle = {
    digest: (_: string, bytes: Bytes) => later(() => sha256(bytes).buffer),
    generateKey: (_: object, extractable: boolean) =>
      later(() => {
        const d = text(random.bytes(32));
        const [x, y] = pairOf(d);
        ring.set(x + y, d);
        return {
          publicKey: keyOf('public', true, x, y),
          privateKey: keyOf('private', extractable, x, y, d),
        };
      }),
    exportKey: (_: string, key: Key) =>
      later(() => {
        if (!key.extractable) throw new DOMException('not extractable', 'InvalidAccessError');
        const { x, y, d } = key;
        return { kty: 'EC', crv: 'P-256', x, y, ...(d === undefined ? {} : { d }) };
      }),
    importKey: (_: string, jwk: Partial<Key>, __: object, extractable: boolean) =>
      later(() => {
        const { x = '', y = '', d } = jwk;
        if (d !== undefined) ring.set(x + y, d);
        if (!ring.has(x + y)) throw new DOMException('not on the curve', 'DataError');
        return keyOf(d === undefined ? 'public' : 'private', extractable, x, y, d);
      }),
    sign: (_: object, { d = '' }: Key, bytes: Bytes) =>
      later(() => {
        const nonce = random.bytes(32);
        return Uint8Array.from([...nonce, ...mac(d, nonce, bytes)]).buffer;
      }),
    verify: (_: object, { x, y }: Key, signature: Bytes, bytes: Bytes) =>
      later(() => {
        const nonce = signature.slice(0, 32);
        const expected = mac(ring.get(x + y) ?? '', nonce, bytes);
        return signature.length === 64 && text(signature.slice(32)) === text(expected);
      }),
  };
  return {
    subtle,
    randomUUID: () => {
      const hex = Buffer.from(random.bytes(16)).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    getRandomValues(values) {
      values.set(random.bytes(values.length));
      return values;
    },
  };
}
