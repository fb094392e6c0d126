import type { Consent } from './api.ts';

/** Where the guard of a page and its consent meet, though they are in different files. */
export const MEETING: unique symbol = Symbol.for('doui.guard');

/** Whom the guard asks what is allowed. */
export type Follower = Pick<Consent, 'allows' | 'subscribe'>;

/** The guard of a page, as `globalThis[MEETING]`. */
export interface Meeting {
  /** The name of the consent that it waits for. */
  readonly name: string;
  readonly mode: 'report' | 'enforce';
  /**
   * From now on this one is asked, and until its undo nobody else. `undefined` where somebody is
   * already: what is allowed is not for every script of the page to say.
   */
  follow(consent: Follower): (() => void) | undefined;
  /** The address that an element of the page was to have in this attribute, while it is held. */
  heldOf(element: object, name: string): string | undefined;
  /** How often each host was held, or would have been. */
  counts(): readonly (readonly [host: string, count: number])[];
}
