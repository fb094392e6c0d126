import type { UseStore } from 'idb-keyval';
import type { Decisions, How } from '../core/api.ts';
import { ConsentError } from '../core/errors.ts';
import type { Means } from '../core/event.ts';
import type { Closures } from '../core/state.ts';
import { actOf } from './act.ts';
import { closuresOf, joinClosures } from './closures.ts';
import { begin, type Begun } from './idb.ts';
import type { Model } from './model.ts';

/** Begins to record what was decided, in the caller's own task. */
export type Recorder = (decisions: Decisions, how: How, means: Means) => Begun;

/**
 * An act is put into storage in the task of its click, before anything is awaited: the only write
 * that survives instant navigation. What it denies is closed in that task too, whether the disk
 * answers or not; what it grants opens once the sealed event is durable. `tell` says to other tabs
 * what is closed from now on.
 */
export function createRecorder(
  { state, now, change }: Model,
  use: UseStore,
  scriptGrants: boolean,
  tell: (closures: Closures) => void,
): Recorder {
  return (decisions, how, means) => {
    const grants = Object.values(decisions).includes('granted');
    if (grants && means === 'script' && (how.event !== undefined || !scriptGrants)) {
      throw new ConsentError('untrusted-grant', means);
    }
    const act = actOf(decisions, state(), now().ledger, how, means, new Date());
    const begun = begin(use, act);
    const closing = closuresOf(act);
    change({
      closures: joinClosures(now().closures, closing),
      shut: [...now().shut, ...Object.keys(closing)],
    });
    tell(closing);
    return begun;
  };
}
