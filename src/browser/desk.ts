import type { UseStore } from 'idb-keyval';
import type { ConsentOptions } from '../core/api.ts';
import type { Closures } from '../core/state.ts';
import type { Model } from './model.ts';
import type { Replica } from './replica.ts';

/** What the clerk works with. */
export interface Desk extends Given {
  readonly endpoint: string;
}

/** What it is given: of the options those that are its own. */
export interface Given extends Pick<ConsentOptions, 'subjectToken' | 'endpoint'> {
  readonly name: string;
  readonly model: Model;
  readonly use: UseStore;
  readonly replica: Replica;
  /** Tells other tabs that there is something to read, and what is closed from now on. */
  tell(closures: Closures): void;
}
