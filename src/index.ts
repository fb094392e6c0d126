/*
 * `doui`: the SDK for the page. What is deliberately not exported: the parts that `createConsent`
 * composes. They are not a framework; whoever needs the pure functions finds them in `doui/core`.
 */
export { createConsent } from './browser/compose.ts';
export { ConsentError, type ErrorCode } from './core/errors.ts';
export type {
  Consent,
  ConsentEventMap,
  ConsentOptions,
  ConsentState,
  Decisions,
  How,
  Target,
  View,
} from './core/api.ts';
export type { Audience } from './core/audience.ts';
export type { NoticesDocument } from './core/notice.ts';
export type { Mechanism, PurposeKey } from './core/purpose.ts';
export type { ConsentRecord, RecordEntry } from './core/record.ts';
export type { Trace } from './core/select.ts';
export type { PurposeState, Reason, Value } from './core/state.ts';
