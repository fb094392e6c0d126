import type { Receipt, ReceiptClaims } from '../../core/receipt.ts';
import type { JsonWebKey, StoredEvent } from '../../core/store.ts';
import { publishedKey, signWith, type PublishedKey } from './key.ts';

/** What signs receipts, and the key that verifies them. */
export interface ReceiptSigner {
  readonly key: PublishedKey;
  /** The server's attestation of an event that it has committed. */
  sign(stored: StoredEvent): Promise<Receipt>;
}

export async function createSigner(jwk: JsonWebKey): Promise<ReceiptSigner> {
  const [key, signature] = await Promise.all([publishedKey(jwk), signWith(jwk)]);
  const header = encode({ alg: key.alg, kid: key.kid, typ: 'doui-receipt+jwt' });

  return {
    key,
    async sign({ sealed: { id, event }, received, seq }) {
      const iat = Math.floor(Date.parse(received) / 1000);
      const claims: ReceiptClaims = { jti: id, sub: event.subject, iat, seq };
      // The JWS signing input (RFC 7515 §5.1).
      const input = `${header}.${encode(claims)}`;
      const bytes = await signature(Buffer.from(input));
      return { id, jws: `${input}.${Buffer.from(bytes).toString('base64url')}` };
    },
  };
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
