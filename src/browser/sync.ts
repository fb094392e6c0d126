import { ConsentError } from '../core/errors.ts';
import {
  sign,
  type EventId,
  type SealedEvent,
  type Signer,
  type SubjectId,
} from '../core/event.ts';
import { proofOf, type SyncRequest, type SyncResponse } from '../core/protocol.ts';
import { post, type Delayed } from './post.ts';

const SECOND = 1_000;
const LONGEST = 900 * SECOND;
/** So that a full batch stays within what `keepalive` may carry, other senders included. */
const BATCH = 20;

/** What sync needs of the rest. */
export interface Peer {
  readonly endpoint: string;
  unsent(): readonly SealedEvent[];
  frontier(): EventId[];
  signer(): Promise<Signer | undefined>;
  /** Makes what the server answered this subject durable; the events then count as sent. */
  learn(response: SyncResponse, subject: SubjectId): Promise<void>;
  fail(error: ConsentError): void;
}

export interface Sync {
  /** Sends what is unsent, now. Resolves when the attempt is over. */
  run(): Promise<void>;
  stop(): void;
}

/**
 * Sends what the server lacks: after a decision, when the network or the page comes back, when the
 * page goes away, and again after a failure. It holds no queue: what is unsent follows from the
 * ledger, and sending twice is harmless.
 */
export function createSync({ endpoint, unsent, frontier, signer, learn, fail }: Peer): Sync {
  const end = new AbortController();
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let skew = 0;

  const exchange = async (): Promise<void> => {
    for (let events = unsent(); events.length > 0; events = unsent()) {
      const by = await signer();
      if (by === undefined) return;
      const response = await post(endpoint, await request(events.slice(0, BATCH), by));
      skew = Date.parse(response.time) - Date.now();
      await learn(response, by.subject);
      if (unsent().length === events.length) {
        throw new ConsentError('endpoint-unusable', `${endpoint} acknowledged nothing`);
      }
    }
  };

  const request = async (events: readonly SealedEvent[], by: Signer): Promise<SyncRequest> => {
    const at = new Date(Date.now() + skew).toISOString();
    const { subject, key } = by;
    const body = { v: 1, subject, key, heads: frontier(), events, at } as const;
    return { ...body, proof: await sign(await proofOf(body), by) };
  };

  const attempt = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      await exchange();
      failures = 0;
    } catch (caught) {
      const failure = caught as Delayed;
      fail(failure);
      // Full jitter, so that many pages do not come back at once after an outage.
      const wait = failure.after ?? Math.random() * Math.min(LONGEST, SECOND * 2 ** failures++);
      if (!end.signal.aborted) timer = setTimeout(run, wait);
    }
    running = undefined;
  };
  const run = (): Promise<void> => (running ??= attempt());

  const go = (): void => void run();
  addEventListener('online', go, end);
  addEventListener('pagehide', go, end);
  document.addEventListener('visibilitychange', go, end);
  return {
    run,
    stop() {
      end.abort();
      clearTimeout(timer);
    },
  };
}
