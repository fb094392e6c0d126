import type { UseStore } from 'idb-keyval';
import type { Act } from '../core/event.ts';
import type { Closures } from '../core/state.ts';
import { closuresOf, joinClosures } from './closures.ts';
import { begin, type Begun } from './storage/idb.ts';
import type { Model } from './model.ts';

/** Begins to record an act, in the caller's own task. */
export type Recorder = (act: Act) => Begun;

/**
 * An act is put into storage in the task of its click, before anything is awaited: the only write
 * that survives instant navigation. What it denies is closed in that task too, whether the disk
 * answers or not; what it grants opens once the sealed event is durable. `tell` says to other tabs
 * what is closed from now on.
 */
export const createRecorder =
  (
    { now, change }: Model,
    use: UseStore,
    name: string,
    tell: (closures: Closures) => void,
  ): Recorder =>
  (act) => {
    const begun = begin(use, name, now().kept?.era, act);
    const closing = closuresOf(act);
    change({
      closures: joinClosures(now().closures, closing),
      shut: [...now().shut, ...Object.keys(closing), begun.key],
    });
    tell(closing);
    return begun;
  };
