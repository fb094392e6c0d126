import type { Verdict } from './judge.ts';

/** What waits, in the order in which it was asked for. */
export interface Waiting {
  /**
   * Whether it may wait; if not, it fails. `go` is called once, when it is allowed. What may not
   * wait for consent waits until it is known where the person stands: `fail` is called then.
   */
  add(verdict: Verdict, bytes: number, go: () => void, fail?: () => void): boolean;
  /** Lets go what is allowed by now. What a later denial meets still waits. */
  drain(isKnown: boolean): void;
}

interface Held {
  readonly verdict: Verdict;
  readonly bytes: number;
  readonly go: () => void;
  readonly fail: (() => void) | undefined;
}

const MOST = 500;
const MOST_BYTES = 1_048_576;

/** Kept in the page's memory alone: whoever leaves the page takes it along. */
export function createWaiting(): Waiting {
  let queue: Held[] = [];
  let held = 0;
  let known = false;
  return {
    add(verdict, bytes, go, fail) {
      if (known && verdict.calls === 'fail') return false;
      if (queue.length >= MOST || held + bytes > MOST_BYTES) return false;
      held += bytes;
      queue.push({ verdict, bytes, go, fail });
      return true;
    },
    drain(isKnown) {
      known ||= isKnown;
      const all = queue;
      queue = [];
      for (const each of all) {
        // Asked for each, since one that goes may change what is allowed.
        const isOpen = each.verdict.isOpen();
        if (!isOpen && (!known || each.verdict.calls === 'wait')) {
          queue.push(each);
          continue;
        }
        held -= each.bytes;
        try {
          (isOpen ? each.go : each.fail)?.();
        } catch (caught) {
          console.error('Doui: what had waited could not go', caught);
        }
      }
    },
  };
}

/** How much a body holds, about, before it is sent; what cannot be told counts as a kilobyte. */
export function sizeOf(body: unknown): number {
  if (typeof body === 'string') return body.length;
  const { byteLength, size } = Object(body ?? '') as { byteLength?: number; size?: number };
  return byteLength ?? size ?? (body ? 1_024 : 0);
}
