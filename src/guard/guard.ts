import { ConsentError } from '../core/errors.ts';
import type { GuardConfig } from '../core/head.ts';
import { MEETING, type Follower, type Meeting } from '../core/meeting.ts';
import { createJudge } from './judge.ts';
import { guardRealm } from './realm.ts';
import { createWaiting } from './waiting.ts';
import type { Realm, Watch } from './watch.ts';

/** A guard that stands. */
export interface Guarding {
  /** Puts the natives back. What waits is dropped. */
  destroy(): void;
}

/** How long, in milliseconds, calls wait for somebody to say what is allowed, before they fail. */
const PATIENCE = 10_000;

/**
 * Holds what the page sends to declared hosts until the purposes of each are allowed. It must be
 * called before any other script: what was taken before it is not held. Until somebody is followed
 * nothing is allowed.
 *
 * @throws ConsentError `invalid-option` where the page has a guard already.
 */
export function installGuard(config: GuardConfig): Guarding {
  const page = globalThis as Realm;
  if (MEETING in page) throw new ConsentError('invalid-option', 'doui-guard.js is there twice');
  let follower: Follower | undefined;
  let destroyed = false;
  const ends: (() => void)[] = [];
  const waiting = createWaiting();
  const allows = (purpose: string): boolean => destroyed || follower?.allows(purpose) === true;
  const judge = createJudge(config, page.location.origin, allows);
  const held: Watch['held'] = new WeakMap();
  const entered = new WeakSet<object>();
  const enter = (realm: Realm): void => {
    const inner = innerOf(realm);
    if (inner === undefined || entered.has(inner) || destroyed) return;
    entered.add(inner);
    guardRealm(realm, { mode: config.mode, judge, waiting, held, ends }, enter);
  };
  enter(page);
  // Where nobody comes to say what is allowed, nothing waits for it any longer.
  const patience = page.setTimeout(() => waiting.drain(true), PATIENCE);
  ends.push(() => page.clearTimeout(patience));

  const meeting: Meeting = Object.freeze({
    name: config.name,
    mode: config.mode,
    counts: judge.counts,
    heldOf: (element: object, name: string) => held.get(element)?.get(name),
    follow(next: Follower) {
      if (follower) return undefined;
      follower = next;
      const stop = next.subscribe(({ phase }) => waiting.drain(phase !== 'loading'));
      return () => {
        stop();
        if (follower === next) follower = undefined;
      };
    },
  });
  Object.defineProperty(page, MEETING, { value: meeting });
  return {
    destroy() {
      destroyed = true;
      ends.splice(0).forEach((end) => end());
    },
  };
}

/** What tells a page from the one that was in its window before; `undefined` of another site. */
function innerOf(realm: Realm): object | undefined {
  try {
    // One with a guard of its own has its own consent.
    return realm === globalThis || !(MEETING in realm) ? realm.Object : undefined;
  } catch {
    return undefined;
  }
}
