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

/** Both: a purpose that either closes is closed. The second may be anything: it can only close. */
export function joinClosures(a: Closures, b: Closures): Closures {
  const sides = [a, { ...b }];
  const purposes = sides.flatMap(Object.keys);
  return Object.fromEntries(
    purposes.map((purpose) => [purpose, sides.flatMap((side) => own(side, purpose) ?? [])]),
  );
}
