import type { Store, StoredEvent } from '../core/store.ts';
import type { ReceiptSigner } from './keys/sign.ts';

/**
 * Committed events, each with its receipt. One without is new, or its answer failed after it had been
 * committed: it gets one now, and the first of each is kept for ever. What was erased meanwhile stays
 * without.
 */
export async function attested(
  events: readonly StoredEvent[],
  store: Pick<Store, 'attest'>,
  signer: ReceiptSigner,
): Promise<readonly StoredEvent[]> {
  const lacking = events.filter(({ receipt }) => receipt === undefined);
  if (lacking.length === 0) return events;
  const signed = await Promise.all(
    lacking.map(async (stored) => {
      const { subject } = stored.sealed.event;
      return { ...(await signer.sign(stored)), subject };
    }),
  );
  const kept = await store.attest(signed);
  const receipts = new Map(kept.map(({ id, jws }) => [id, { id, jws }]));
  return events.map((stored) => {
    const receipt = stored.receipt ?? receipts.get(stored.sealed.id);
    return receipt === undefined ? stored : { ...stored, receipt };
  });
}
