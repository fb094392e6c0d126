import { ledgerOf, unseen } from '../core/ledger.ts';
import type { ProblemCode, Refusal, SyncResponse } from '../core/protocol.ts';
import type { AccountId, Given, Store, StoredEvent, Taken, Taking } from '../core/store.ts';
import { attested } from './attested.ts';
import type { Judge } from './judge.ts';
import { problemOf } from './problem.ts';
import { isProven } from './proven.ts';
import type { SentRequest } from './request.ts';
import type { ReceiptSigner } from './keys/sign.ts';

/** What an exchange needs. */
export interface Parties {
  readonly store: Store;
  readonly judge: Judge;
  readonly signer: ReceiptSigner;
  /** The account that a token is for; `undefined` for a token that proves none. Never rejects. */
  readonly accountOf?: (token: string, now: Date) => Promise<AccountId | undefined>;
}

/** What came of an exchange, in numbers and fixed words: nothing of anybody. */
export interface Exchanged {
  /** How many events are new, and how many had been attested before. */
  readonly stored: number;
  readonly known: number;
  readonly refused: readonly ProblemCode[];
  readonly receipts: number;
}

export interface Exchanging extends Exchanged {
  readonly response: SyncResponse;
  /** All that the subject may read; nothing where the proof did not hold. */
  readonly readable: readonly StoredEvent[];
}

export type Exchange = (request: SentRequest, now: Date) => Promise<Exchanging>;

/**
 * The exchange of a request for its response, in at most two steps of the store: take, attest. It
 * rejects where one of them does: then nothing has been acknowledged, and the next attempt finds
 * whatever had been stored.
 */
export function createExchange({
  store,
  judge,
  signer,
  accountOf = async () => undefined,
}: Parties): Exchange {
  return async (request, now) => {
    const { subject, heads, token } = request;
    const time = now.toISOString();
    const [proven, account, { taken, refused }] = await Promise.all([
      isProven(request, now),
      token === undefined ? undefined : accountOf(token, now),
      sift(request, now, judge),
    ]);
    const stored = await take(store, {
      subject,
      events: taken,
      received: time,
      whole: proven,
      account: proven ? account : undefined,
    });
    const link = token === undefined ? {} : { linked: stored !== 'erased' && stored.linked };
    if (stored === 'erased') {
      const gone = taken.map(({ sealed }) => ({ id: sealed.id, ...problemOf('erased-subject') }));
      refused.push(...gone);
      return told({ v: 1, time, receipts: [], refused, events: [], proven, ...link }, [], []);
    }

    const sent = new Set(taken.map(({ sealed }) => sealed.id));
    const ledger = ledgerOf(stored.events.map(({ sealed }) => sealed));
    // What came with the request is not sent back, whatever the heads cover.
    const events = proven ? unseen(ledger, heads).filter(({ id }) => !sent.has(id)) : [];
    const concerned = new Set([...sent, ...events.map(({ id }) => id)]);
    const about = stored.events.filter(({ sealed }) => concerned.has(sealed.id));
    const receipts = (await attested(about, store, signer)).flatMap(({ receipt }) => receipt ?? []);
    const response: SyncResponse = { v: 1, time, receipts, refused, events, proven, ...link };
    const given = stored.events.filter(({ sealed }) => sent.has(sealed.id));
    return told(response, given, proven ? stored.events : []);
  };
}

function told(
  response: SyncResponse,
  given: readonly StoredEvent[],
  readable: readonly StoredEvent[],
): Exchanging {
  const { receipts, refused } = response;
  const known = given.filter(({ receipt }) => receipt !== undefined).length;
  return {
    response,
    readable,
    stored: given.length - known,
    known,
    refused: refused.map(({ code }) => code),
    receipts: receipts.length,
  };
}

/** Where there is nothing to add and nothing may be read, the store need not be asked. */
async function take(store: Store, taking: Taking): Promise<Taken | 'erased'> {
  const { events, whole } = taking;
  return events.length > 0 || whole ? store.take(taking) : { events: [], linked: false };
}

/** Sorts the events of a request into those to store and those to refuse, each by itself. */
async function sift(
  { subject, events }: SentRequest,
  now: Date,
  judge: Judge,
): Promise<{ taken: Given[]; refused: Refusal[] }> {
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
