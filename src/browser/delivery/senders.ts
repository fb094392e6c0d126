import type { SealedEvent, Signer, SubjectId } from '../../core/event.ts';
import type { Sender } from './courier.ts';

/** In whose names events are sent: the device's own, and those of keys that it lost, unproven. */
export function sendersOf(by: Signer | undefined, events: readonly SealedEvent[]): Sender[] {
  const senders = new Map<SubjectId, Sender>(by && [[by.subject, by]]);
  for (const { event, key } of events) {
    if (!senders.has(event.subject)) senders.set(event.subject, { subject: event.subject, key });
  }
  return [...senders.values()];
}
