import { asConsentError, ConsentError } from '../../core/errors.ts';
import {
  sign,
  type EventId,
  type PublicKey,
  type SealedEvent,
  type Signer,
  type SubjectId,
} from '../../core/event.ts';
import { proofOf, type SyncRequest, type SyncResponse } from '../../core/protocol.ts';
import { batch } from './batch.ts';
import { post } from './post.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** To name fewer heads only makes the answer longer; to name too many, the request too long. */
const HEADS = 200;

/** In whose name something is sent: without `sign`, events are taken, but none given. */
export interface Sender extends Partial<Signer> {
  readonly subject: SubjectId;
  readonly key: PublicKey;
}

/** What is to be done at the server for one subject. */
export interface Errand {
  readonly by: Sender;
  /** Of the host's login. With it, the server is asked even where there is nothing to send. */
  readonly token?: string | undefined;
  unsent(): readonly SealedEvent[];
  heads(): readonly EventId[];
  /** Makes what the server answered durable; the events then count as sent. */
  learn(answer: SyncResponse): Promise<void>;
  /** Keeps events that will not be sent again as they are, and the status and code that said so. */
  refuse(events: readonly SealedEvent[], status: number, code: string): Promise<void>;
}

/** Gives the last answer, if anything was asked. */
export type Courier = (errand: Errand) => Promise<SyncResponse | undefined>;

/**
 * Carries what is unsent, as many events at once as may go together, until nothing is. Only the
 * last request is proven: so the server gives what it has once, and not with every batch.
 *
 * @throws Delayed where the server cannot be reached, or makes no sense.
 */
export function createCourier(endpoint: string): Courier {
  let skew = 0;

  const requestOf = async (
    { by, heads, token }: Errand,
    events: readonly SealedEvent[],
    isLast: boolean,
  ): Promise<SyncRequest> => {
    const { subject, key, sign: signs } = by;
    const at = new Date(Date.now() + skew).toISOString();
    const bare = { v: 1, subject, key, heads: heads().slice(0, HEADS), events, at } as const;
    if (!isLast || signs === undefined) return { ...bare, heads: [], proof: '' };
    const body = token === undefined ? bare : { ...bare, token };
    return { ...body, proof: await sign(await proofOf(body), { subject, key, sign: signs }) };
  };

  return async (errand) => {
    refuseUnsafe(endpoint);
    const { unsent, heads, token, learn, refuse } = errand;
    let most: number | undefined;
    let answer: SyncResponse | undefined;
    let again = token !== undefined;
    for (let waiting = unsent(); waiting.length > 0 || again; waiting = unsent()) {
      const beside = JSON.stringify([errand.by, heads().slice(0, HEADS), token, 'x'.repeat(200)]);
      const events = batch(waiting, beside, most);
      const isLast = events.length === waiting.length;
      const request = await requestOf(errand, events, isLast);
      const posted = await post(endpoint, request);
      if (posted.status !== undefined) {
        const { status, code } = posted;
        if (events.length === 0) throw unusable(endpoint, `refused to be asked: ${code}`);
        // One of them may be what is too much.
        if (status === 413 && events.length > 1) most = Math.ceil(events.length / 2);
        else await refuse(events, status, code);
        continue;
      }
      ({ answer } = posted);
      const late = Date.parse(answer.time) - Date.now();
      // A clock that is wrong makes a proof that is none; now it is known how wrong it is.
      again =
        token !== undefined && (!isLast || (!answer.proven && Math.abs(late - skew) > MINUTE));
      skew = late;
      await learn(answer);
      const still = new Set(unsent().map(({ id }) => id));
      if (events.length > 0 && events.every(({ id }) => still.has(id))) {
        throw unusable(endpoint, 'acknowledged nothing');
      }
    }
    return answer;
  };
}

const unusable = (endpoint: string, what: string): ConsentError =>
  new ConsentError('endpoint-unusable', `${endpoint} ${what}`);

/** What is sent to another machine, others must not read. A page of ours is never on bare http. */
function refuseUnsafe(endpoint: string): void {
  try {
    const { protocol, hostname, origin } = new URL(endpoint, location.href);
    const loops = /^(localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
    if (protocol === 'https:' || origin === location.origin || loops) return;
    throw Object.assign(unusable(endpoint, 'is not on https: nothing is sent'), { most: HOUR });
  } catch (caught) {
    throw asConsentError(caught, 'endpoint-unusable', endpoint);
  }
}
