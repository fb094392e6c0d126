import type { Url } from './units.ts';

/** How the page holds what the registry names, beyond the markup that its author has marked. */
export interface Guard {
  /** `report` only tells what would be held: how one rolls it out. */
  readonly mode: 'report' | 'enforce';
  /** The site's own other origins, such as `https://static.example`: never held, never told of. */
  readonly own?: readonly string[];
  /** Whether a Content Security Policy of the page keeps out all that is not granted (CSP3 §3.3). */
  readonly lockdown?: true;
  /** Where what the auditor saw is sent: hosts and counts, nothing else. */
  readonly reports?: Url;
}
