import type { Judge } from './judge.ts';
import type { Waiting } from './waiting.ts';
import type { Wrapper } from './wrap.ts';

/** A page, or a blank frame in it: each has functions of its own. */
export type Realm = Window & typeof globalThis;

/** What each part of the guard works with. */
export interface Watch {
  readonly realm: Realm;
  readonly wrap: Wrapper;
  /** What becomes of an address that something on this page asks for. */
  judge(url: string): ReturnType<Judge>;
  /** The same, uncounted. */
  peek(url: string): ReturnType<Judge>;
  readonly waiting: Waiting;
  /** By element, the addresses that it was to have, by attribute. */
  readonly held: WeakMap<object, Map<string, string>>;
  /** Whether nothing is held now, so that nothing need be looked at. */
  isIdle(): boolean;
  /** `report` changes nothing: what is made of markup is only counted, once it is in the page. */
  readonly mode: 'report' | 'enforce';
  /** Calls in a task of its own: as an answer of the network would come. */
  soon(call: () => void): void;
  /** Listens before everybody else, also after `document.open` has taken all listeners away. */
  listen(target: EventTarget, type: string, listener: (event: Event) => void): void;
  relisten(): void;
  /** To be called at the end. */
  readonly ends: (() => void)[];
}
