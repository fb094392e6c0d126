/** What the visitor has decided: nothing yet, to refuse all, or to grant all. */
export const PASSES = ['undecided', 'refused', 'granted'] as const;
export type Pass = (typeof PASSES)[number];

/** How a request came to be sent, as the browser says. */
export type Way = 'parser' | 'script' | 'other';

/** A request that left for another than the page's own origin, or was about to. */
export interface Request {
  readonly pass: Pass;
  /** The page that was visited. */
  readonly page: string;
  readonly url: string;
  /** Such as `script`, `image`, `fetch`, `websocket`. */
  readonly kind: string;
  readonly way: Way;
  /** Whether the page's own policy kept it from leaving. */
  readonly blocked: boolean;
}

/** Where something stays on the device. */
export const PLACES = ['cookies', 'local', 'session', 'databases', 'caches'] as const;
export type Place = (typeof PLACES)[number];

/** Something that stays on the device. */
export interface Written {
  readonly pass: Pass;
  readonly page: string;
  readonly place: Place;
  readonly name: string;
  /** The address of whose script wrote it, or whose answer set it. */
  readonly by: string;
}

/** All that was seen of a site. */
export interface Seen {
  readonly url: string;
  readonly pages: readonly string[];
  /** Pages that did not open, and why. */
  readonly lost: readonly { readonly page: string; readonly why: string }[];
  readonly passes: readonly Pass[];
  readonly requests: readonly Request[];
  readonly written: readonly Written[];
}
