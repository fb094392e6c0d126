import { del, promisifyRequest, set, setMany, type UseStore } from 'idb-keyval';
import type { EventId, SealedEvent } from '../../core/event.ts';
import type { Receipt } from '../../core/receipt.ts';
import { strike } from './notes.ts';
import { keyOf, type Era } from './idb.ts';

/** Facts from the server. */
export interface Learnt {
  readonly events: readonly SealedEvent[];
  readonly receipts: readonly Receipt[];
  readonly refused: readonly { readonly id: EventId; readonly code: string }[];
}

/** Adds facts to the device's store, all or none. Resolves when they are durable. */
export function addAll(
  use: UseStore,
  era: Era | undefined,
  { events, receipts, refused }: Learnt,
): Promise<void> {
  const named = (kind: string, id: EventId, fact: unknown): [IDBValidKey, unknown] => [
    keyOf(kind, id, era),
    fact,
  ];
  return setMany(
    [
      ...events.map((sealed) => named('event', sealed.id, sealed)),
      ...receipts.map((receipt) => named('receipt', receipt.id, receipt)),
      ...refused.map(({ id, code }) => named('refused', id, code)),
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
export async function replaceAct(
  use: UseStore,
  era: Era | undefined,
  key: string,
  sealed: SealedEvent,
): Promise<void> {
  await set(keyOf('event', sealed.id, era), sealed, use);
  strike(key);
  del(keyOf('act', key, era), use).catch(() => {});
}

/**
 * Keeps the first device ever offered: where two tabs act first at once, both use the one kept. That
 * another was first is no fault: it would cost the connection, on which the next act begins.
 */
export function keepFirst(use: UseStore, era: Era | undefined, offered: unknown): Promise<void> {
  return use('readwrite', (store) => {
    store.add(offered, keyOf('device', '', era)).onerror = (event) => event.preventDefault();
    return promisifyRequest(store.transaction);
  });
}
