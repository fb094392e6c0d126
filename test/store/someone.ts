import type { SealedEvent } from '../../src/core/event.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import type { Given, Store, StoredEvent, Taken, Taking } from '../../src/core/store.ts';
import { createDevice } from '../support/device.ts';

export const RECEIVED = '2026-03-01T12:00:00.000Z';
export const LATER = '2026-03-01T12:00:01.000Z';

/** A device, and events that it has made. */
export interface Someone {
  readonly subject: string;
  readonly events: readonly SealedEvent[];
}

export async function someone(count: number): Promise<Someone> {
  const device = await createDevice();
  const events = await Promise.all(Array.from({ length: count }, () => device.seal()));
  return { subject: device.subject, events };
}

export const bare = (events: readonly SealedEvent[]): Given[] =>
  events.map((sealed) => ({ sealed, flags: [] }));

export const ids = (held: readonly StoredEvent[]): string[] => held.map(({ sealed }) => sealed.id);

export const seqs = (held: readonly StoredEvent[]): number[] => held.map(({ seq }) => seq);

export function at(events: readonly SealedEvent[], index: number): SealedEvent {
  const sealed = events[index];
  if (sealed === undefined) throw new RangeError(`There is no event ${index}.`);
  return sealed;
}

/** What a store took, where the subject was not erased. */
export async function taken(store: Store, taking: Partial<Taking>): Promise<Taken> {
  const whole = { subject: '', events: [], received: RECEIVED, whole: true, ...taking };
  const answer = await store.take(whole);
  if (answer === 'erased') throw new Error('The subject was erased.');
  return answer;
}

/** Adds events, and gives back these as they are stored. */
export async function add(
  store: Store,
  subject: string,
  events: readonly Given[],
  received: string,
): Promise<readonly StoredEvent[]> {
  return (await taken(store, { subject, events, received, whole: false })).events;
}

export const attest = (
  store: Store,
  subject: string,
  receipts: readonly Receipt[],
): Promise<Receipt[]> => store.attest(receipts.map((receipt) => ({ ...receipt, subject })));
