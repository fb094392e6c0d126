import type { SealedEvent } from '../../core/event.ts';
import { LIMITS } from '../../core/protocol.ts';

/** What one request may carry, in bytes, so that `keepalive` has room for other senders' too. */
export const KEPT_ALIVE = 49_152;

/** As UTF-8. */
export const bytesIn = (text: string): number => new TextEncoder().encode(text).byteLength;

/** The first of the events that fit into one request beside what else is in it; at least one. */
export function batch(
  events: readonly SealedEvent[],
  beside: string,
  most: number = LIMITS.events,
): readonly SealedEvent[] {
  let room = KEPT_ALIVE - bytesIn(beside);
  const few = events.slice(0, most);
  const fit = few.findIndex((sealed) => (room -= bytesIn(JSON.stringify(sealed)) + 1) < 0);
  return fit < 0 ? few : few.slice(0, Math.max(fit, 1));
}
