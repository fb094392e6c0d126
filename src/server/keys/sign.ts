import { RECEIPT_TYPE } from '../../core/evidence/line.ts';
import type { Receipt, ReceiptClaims } from '../../core/receipt.ts';
import type { JsonWebKey, StoredEvent } from '../../core/store.ts';
import { jwsBy } from './jws.ts';

/** What signs receipts. */
export interface ReceiptSigner {
  /** The server's attestation of an event that it has committed. */
  sign(stored: StoredEvent): Promise<Receipt>;
}

export async function createSigner(jwk: JsonWebKey): Promise<ReceiptSigner> {
  const write = await jwsBy(jwk, RECEIPT_TYPE);
  return {
    async sign({ sealed: { id, event }, received, seq }) {
      const iat = Math.floor(Date.parse(received) / 1000);
      const claims: ReceiptClaims = { jti: id, sub: event.subject, iat, seq };
      return { id, jws: await write(claims) };
    },
  };
}
