import type { EventId, SealedEvent, SubjectId } from '../../core/event.ts';
import type { SyncResponse } from '../../core/protocol.ts';
import { claimsOf } from '../../core/receipt.ts';
import type { Replica } from '../replica.ts';
import type { Learnt } from '../storage/vault.ts';

/**
 * What of an answer to a subject is believed. A signature says who made an event, and not for whom:
 * others' are taken only where the server says that they are the same person's, and only with a
 * receipt, so that none of them waits to be sent. A receipt must be for what it lies beside.
 */
export async function learntFrom(
  { events, receipts, refused, linked }: SyncResponse,
  subject: SubjectId,
  held: ReadonlyMap<EventId, SealedEvent>,
  genuine: Replica['genuine'],
): Promise<Learnt> {
  const isOwn = ({ event }: SealedEvent): boolean => event?.subject === subject;
  const fresh = await genuine(events.filter((sealed) => linked === true || isOwn(sealed)));
  const all = new Map([...held, ...fresh.map((sealed) => [sealed.id, sealed] as const)]);
  const attested = receipts.filter(({ id, jws }) => {
    const sealed = all.get(id);
    return sealed !== undefined && claimsOf(jws)?.sub === sealed.event.subject;
  });
  const proven = new Set(attested.map(({ id }) => id));
  return {
    events: fresh.filter((sealed) => isOwn(sealed) || proven.has(sealed.id)),
    receipts: attested,
    refused: refused.filter(({ id }) => held.has(id)),
  };
}
