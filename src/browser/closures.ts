import type { Act, EventId } from '../core/event.ts';
import { own } from '../core/own.ts';
import type { Closures } from '../core/state.ts';

/** What an act closes at once, before it is durable: what it supersedes, and these events. */
export function closuresOf({ decisions }: Act, ids: readonly EventId[] = []): Closures {
  return Object.fromEntries(
    Object.entries(decisions)
      .filter(([, { decision }]) => decision !== 'granted')
      .map(([purpose, { parents }]) => [purpose, [...parents, ...ids]]),
  );
}

/**
 * Both: a purpose that either closes is closed. The second may be anything: it can only close. Its
 * events come first, so that the latest do; of each purpose there are `most` at the most.
 */
export function joinClosures(a: Closures, b: Closures, most?: number): Closures {
  const sides = [{ ...b }, a];
  return Object.fromEntries(
    sides
      .flatMap(Object.keys)
      .map((purpose) => [
        purpose,
        [...new Set(sides.flatMap((side) => own(side, purpose) ?? []))].slice(0, most),
      ]),
  );
}
