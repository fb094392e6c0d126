import type { Delayed } from './post.ts';
import { inTurn } from './turn.ts';

const SECOND = 1_000;
const LONGEST = 900 * SECOND;
const MINUTE = 60 * SECOND;

/** What is done, and whether there is a reason to. */
export interface Work {
  readonly name: string;
  /** Whether somebody else may have decided for this person: then one looks now and then. */
  readonly follows: boolean;
  /** One attempt. While the page goes away there is time for nothing but to send. */
  attempt(leaving: boolean): Promise<void>;
  /** Whether something waits for an attempt. */
  waits(): boolean;
  fail(error: Delayed): void;
}

export interface Sync {
  /** Makes an attempt, now, unless the server said when. Resolves when it is over. */
  run(): Promise<void>;
  stop(): void;
}

/**
 * When there is an attempt: after a decision, when the network or the page comes back, when the page
 * goes away, and again after a failure, for ever. There is no queue: what is unsent follows from the
 * ledger, and sending twice is harmless.
 */
export function createSync({ name, follows, attempt, waits, fail }: Work): Sync {
  const end = new AbortController();
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let looked = -Infinity;
  let asked = false;
  /** The server said when to come back. */
  let told = false;

  const matters = (): boolean => follows || waits();
  const work = async (leaving: boolean): Promise<void> => {
    clearTimeout(timer);
    looked = performance.now();
    try {
      do {
        asked = false;
        await (leaving ? attempt(true) : inTurn(name, () => attempt(false)));
        // What was decided, or who logged in or out, meanwhile may have come too late for it.
      } while (asked && matters());
      failures = 0;
    } catch (caught) {
      const failure = caught as Delayed;
      fail(failure);
      const { after, most = LONGEST } = failure;
      told = after !== undefined;
      // Full jitter, so that many pages do not come back at once after an outage.
      const wait = after ?? Math.random() * Math.min(most, SECOND * 2 ** failures++);
      if (!end.signal.aborted) timer = setTimeout(wake, wait);
    }
    running = undefined;
  };
  const run = (leaving = false): Promise<void> => {
    asked = true;
    if (told || end.signal.aborted) return Promise.resolve();
    return (running ??= work(leaving));
  };
  const wake = (): void => {
    told = false;
    void run();
  };

  const back = (): void => {
    if (waits() || (follows && performance.now() - looked >= MINUTE)) void run();
  };
  const leave = (): void => {
    if (waits()) void run(true);
  };
  addEventListener('online', back, end);
  addEventListener('focus', back, end);
  addEventListener('pageshow', ({ persisted }) => persisted && back(), end);
  addEventListener('pagehide', leave, end);
  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : back()), end);
  return {
    run: () => run(),
    stop() {
      end.abort();
      clearTimeout(timer);
    },
  };
}
