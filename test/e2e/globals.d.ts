import type { Consent } from '../../src/core/api.ts';

/* What functions that run in the page find there. */
declare global {
  var doui: Consent;
  /** What ran, in order: see the lab. */
  var ran: string[] | undefined;
  /** The codes of the `doui:error` events. */
  var codes: string[];
}
