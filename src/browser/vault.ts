import { del, promisifyRequest, set, setMany, type UseStore } from 'idb-keyval';
import type { EventId, SealedEvent } from '../core/event.ts';
import type { Receipt } from '../core/receipt.ts';
import { strike } from './notes.ts';

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

/**
 * Puts a sealed event in the place of its act. Resolves when the event is durable; the act goes
 * after that, and not in the same transaction: of one that is under way when the page goes away,
 * WebKitGTK 2.50 has been seen to carry out the deletion without the writing. An act that is left
 * is sealed again at the next start, into the same event.
 */
export async function replaceAct(use: UseStore, key: string, sealed: SealedEvent): Promise<void> {
  await set(['event', sealed.id], sealed, use);
  strike(key);
  del(['act', key], use).catch(() => {});
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
