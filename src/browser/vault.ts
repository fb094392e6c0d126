import { promisifyRequest, setMany, type UseStore } from 'idb-keyval';
import type { EventId, SealedEvent } from '../core/event.ts';
import type { Receipt } from '../core/receipt.ts';

/** Facts from the server. */
export interface Learnt {
  readonly events: readonly SealedEvent[];
  readonly receipts: readonly Receipt[];
  readonly refused: readonly { readonly id: EventId; readonly code: string }[];
}

/** Adds facts to the device's store, all or none. Resolves when they are durable. */
export function addAll(use: UseStore, { events, receipts, refused }: Learnt): Promise<void> {
  return setMany(
    [
      ...events.map((sealed): [IDBValidKey, unknown] => [['event', sealed.id], sealed]),
      ...receipts.map((receipt): [IDBValidKey, unknown] => [['receipt', receipt.id], receipt]),
      ...refused.map(({ id, code }): [IDBValidKey, unknown] => [['refused', id], code]),
    ],
    use,
  );
}

/** Puts a sealed event in the place of its act, in one transaction: never both, never neither. */
export function replaceAct(use: UseStore, key: string, sealed: SealedEvent): Promise<void> {
  return use('readwrite', (store) => {
    store.put(sealed, ['event', sealed.id]);
    store.delete(['act', key]);
    return promisifyRequest(store.transaction);
  });
}

/**
 * Keeps the first device ever offered: where two tabs act first at once, both use the one kept, and
 * this rejects in the other.
 */
export function keepFirst(use: UseStore, offered: unknown): Promise<void> {
  return use('readwrite', (store) => {
    store.add(offered, ['device']);
    return promisifyRequest(store.transaction);
  });
}
