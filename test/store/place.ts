import type { Store } from '../../src/core/store.ts';

/** A place that keeps what is stored, whatever opens it. */
export interface Place {
  /** Another store on the same place, as another process would open it. */
  open(): Store;
  /** The text of an event as the place itself holds it, past the store; where that can be read. */
  textOf?(id: string): Promise<string>;
  remove(): Promise<void>;
}

/** Where a promise is tried; it is there once the tests run. */
export interface Where {
  readonly place: Place;
  readonly store: Store;
}
