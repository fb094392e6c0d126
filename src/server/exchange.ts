import { ledgerOf, unseen } from '../core/ledger.ts';
import type { Refusal, SyncResponse } from '../core/protocol.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Store, StoredEvent } from '../core/store.ts';
import type { Judge } from './judge.ts';
import { problemOf } from './problem.ts';
import { isProven } from './proven.ts';
import type { SentRequest } from './request.ts';
import type { ReceiptSigner } from './sign.ts';

/**
 * The exchange of a request for its response, in at most three steps of the store: add, read,
 * attest. It rejects where one of them does: then nothing has been acknowledged, and the next
 * attempt finds whatever had been stored.
 */
export function createExchange(
  store: Store,
  judge: Judge,
  signer: ReceiptSigner,
): (request: SentRequest, now: Date) => Promise<SyncResponse> {
  /** Receipts of events that are committed, and only of those. The first of each is kept for ever. */
  async function receiptsOf(subject: string, held: readonly StoredEvent[]): Promise<Receipt[]> {
    const lacking = held.filter(({ receipt }) => receipt === undefined);
    const signed = await Promise.all(lacking.map((stored) => signer.sign(stored)));
    const kept = signed.length > 0 ? await store.attest(subject, signed) : [];
    return [...held.flatMap(({ receipt }) => receipt ?? []), ...kept];
  }

  return async (request, now) => {
    const { subject, heads } = request;
    const time = now.toISOString();
    const [proven, { taken, refused }] = await Promise.all([
      isProven(request, now),
      sift(request, now, judge),
    ]);
    const stored = taken.length > 0 ? await store.add(subject, taken, time) : [];
    const readable = proven ? await store.read(subject) : [];

    const sent = new Set(stored.map(({ sealed }) => sealed.id));
    const ledger = ledgerOf(readable.map(({ sealed }) => sealed));
    // What came with the request is not sent back, whatever the heads cover.
    const events = unseen(ledger, heads).filter(({ id }) => !sent.has(id));
    const given = new Set(events.map(({ id }) => id));
    const news = readable.filter(({ sealed }) => given.has(sealed.id));
    const receipts = await receiptsOf(subject, [...stored, ...news]);
    return { v: 1, time, receipts, refused, events, proven };
  };
}

/** Sorts the events of a request into those to store and those to refuse, each by itself. */
async function sift(
  { subject, events }: SentRequest,
  now: Date,
  judge: Judge,
): Promise<{ taken: Parameters<Store['add']>[1]; refused: Refusal[] }> {
  const judged = await Promise.all(
    events.map(async ({ id, sealed }) => {
      if (sealed === undefined) return { id, problem: 'malformed-event' } as const;
      return { id, sealed, ...(await judge(sealed, subject, now)) };
    }),
  );
  const taken = judged.filter((one) => one.problem === undefined);
  const takenIds = new Set(taken.map(({ id }) => id));
  const refused = judged.flatMap(({ id, problem }) =>
    problem === undefined || takenIds.has(id) ? [] : { id, ...problemOf(problem) },
  );
  return { taken, refused };
}
