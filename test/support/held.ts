import type { Store, StoredEvent } from '../../src/core/store.ts';

/** Everything that a store holds of a subject. */
export async function heldOf(store: Store, subject: string): Promise<readonly StoredEvent[]> {
  return (await store.person({ subject }))?.events ?? [];
}
