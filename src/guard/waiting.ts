import type { Verdict } from './judge.ts';

/** What waits for consent, in the order in which it was asked for. */
export interface Waiting {
  /** Whether it may wait; if not, it fails. `go` is called once, when it is allowed. */
  add(verdict: Verdict, bytes: number, go: () => void): boolean;
  /** Lets go what is allowed by now. What a later denial meets still waits. */
  drain(): void;
}

const MOST = 500;
const MOST_BYTES = 1_048_576;

/** Kept in the page's memory alone: whoever leaves the page takes it along. */
export function createWaiting(): Waiting {
  let queue: { readonly verdict: Verdict; readonly bytes: number; readonly go: () => void }[] = [];
  let held = 0;
  return {
    add(verdict, bytes, go) {
      if (queue.length >= MOST || held + bytes > MOST_BYTES) return false;
      held += bytes;
      queue.push({ verdict, bytes, go });
      return true;
    },
    drain() {
      const all = queue;
      queue = [];
      for (const each of all) {
        // Asked for each, since one that goes may change what is allowed.
        if (!each.verdict.isOpen()) {
          queue.push(each);
          continue;
        }
        held -= each.bytes;
        try {
          each.go();
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
