/*
 * `doui/core`: the pure centre, for auditors, back offices and other runtimes: types, and functions
 * that know no clock, no network and no page.
 */
export type * from './core/api.ts';
export type * from './core/audience.ts';
export type * from './core/disclosure.ts';
export type * from './core/form.ts';
export type { Guard } from './core/guard.ts';
export type * from './core/law.ts';
export type * from './core/notice.ts';
export type * from './core/party.ts';
export type * from './core/purpose.ts';
export type * from './core/recourse.ts';
export type { Signal } from './core/signal.ts';
export type * from './core/units.ts';
export type * from './core/words.ts';
export type * from './core/protocol.ts';
export { applicable } from './core/applicable.ts';
export type { Cited } from './core/cited.ts';
export { canonical } from './core/canonical.ts';
export { isNoticesDocument } from './core/document.ts';
export { dpvOf, type RecordSource } from './core/dpv/dpv.ts';
export type { Ld } from './core/dpv/terms.ts';
export { ConsentError, type ErrorCode } from './core/errors.ts';
export {
  flaw,
  seal,
  subjectOf,
  type Act,
  type Attestation,
  type ConsentEvent,
  type Decision,
  type EventId,
  type Means,
  type NoticeReference,
  type PublicKey,
  type SealedEvent,
  type Signer,
  type SubjectId,
  type Surface,
} from './core/event.ts';
export type * from './core/evidence/line.ts';
export {
  guardOf,
  headOf,
  stubOf,
  type GuardConfig,
  type HeadConfig,
  type StubConfig,
} from './core/head.ts';
export { hashOf, type Hash } from './core/hash.ts';
export { frontier, heads, ledgerOf, merge, pending, unseen, type Ledger } from './core/ledger.ts';
export { negotiate, wordsOf } from './core/locale.ts';
export { suffices } from './core/mechanism.ts';
export { newsOf } from './core/news.ts';
export { publish, type PublishedNotice } from './core/publish.ts';
export { claimsOf, type Receipt, type ReceiptClaims } from './core/receipt.ts';
export { type ConsentRecord, type RecordEntry } from './core/record.ts';
export { select, type Answer, type Selection, type Trace } from './core/select.ts';
export {
  stateOf,
  statesOf,
  type Closures,
  type Facts,
  type PurposeState,
  type Reason,
  type Value,
} from './core/state.ts';
export type * from './core/evidence/verdict.ts';
export { verify } from './core/evidence/verify.ts';
export type { Sha256 } from './core/evidence/sha256.ts';
export type * from './core/store.ts';
