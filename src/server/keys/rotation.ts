import type { Instant } from '../../core/units.ts';

const DAY = 86_400_000;
/** For how long at least a key is published before it signs: nobody caches a key set for longer. */
export const NOTICE_DAYS = 1;
/** How long before its turn a key is made, so that a server that is seldom asked makes it in time. */
const AHEAD_DAYS = 7;

/** A key, and when it begins to sign. It ends when the next one begins. */
export interface Turn {
  readonly kid: string;
  readonly from: Instant;
  readonly jwk: { readonly [member: string]: unknown };
}

/** A key that is to be made: none is, where by now there is one that begins `unlessSince` or later. */
export interface Due {
  readonly from: Instant;
  readonly unlessSince: Instant;
}

/*
 * All follows from the keys in the store and the clock, so that several servers agree without
 * talking. Keys are in the order in which they begin.
 */

/** The one key that signs at an instant: the latest begun; where none has, the first that can. */
export function signingAt<Key extends Turn>(keys: readonly Key[], at: Date): Key | undefined {
  const able = keys.filter(canSign);
  return able.findLast(({ from }) => Date.parse(from) <= at.getTime()) ?? able[0];
}

/**
 * Whether the next key must be made now, where each signs for so many days. The first signs at
 * once, since before it nobody can have fetched the keys.
 */
export function dueAt(keys: readonly Turn[], at: Date, days: number): Due | undefined {
  const now = at.getTime();
  const last = keys.at(-1);
  if (last === undefined) return { from: instant(now), unlessSince: instant(0) };
  const begins = Date.parse(last.from);
  const unlessSince = instant(begins + 1);
  // A clock far ahead may have ended them all.
  if (!keys.some(canSign)) return { from: instant(Math.max(now, begins + 1)), unlessSince };
  const ahead = Math.min(AHEAD_DAYS, days / 2);
  if (now < begins + (days - ahead) * DAY) return undefined;
  return { from: instant(Math.max(begins + days * DAY, now + NOTICE_DAYS * DAY)), unlessSince };
}

/** The keys that have signed their last, a day ago at least: a slower clock may still have used it. */
export function spentAt(keys: readonly Turn[], at: Date): string[] {
  const begun = keys.map(({ from }) => Date.parse(from) + DAY <= at.getTime());
  return keys
    .filter((key, index) => canSign(key) && begun[index + 1] === true)
    .map(({ kid }) => kid);
}

/** Its private part is still there. */
const canSign = ({ jwk }: Turn): boolean => typeof jwk['d'] === 'string';

const instant = (time: number): Instant => new Date(time).toISOString();
