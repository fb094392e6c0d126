/** Every cause of failure, as a stable word that programs may compare. */
export type ErrorCode =
  /** `notices.json` is not JSON, or not what the schema says. */
  | 'invalid-notices'
  /** `notices.json` could not be fetched. */
  | 'notices-unavailable'
  /** A decision names a purpose that no applicable notice puts to the person. */
  | 'unknown-purpose'
  /** An option of `createConsent`, or a `data-*` attribute, cannot be used. */
  | 'invalid-option'
  /** The page is not a secure context, so nothing can be hashed or signed. */
  | 'insecure-context'
  /** IndexedDB cannot be opened, read or written. */
  | 'storage-unavailable'
  /** A script tried to grant where only a person may. */
  | 'untrusted-grant'
  /** A stored or received event does not match its hash, signature or subject. */
  | 'invalid-event'
  /** The endpoint cannot be reached now; it will be tried again. */
  | 'endpoint-unreachable'
  /** The endpoint answered with something that is not Doui's protocol. */
  | 'endpoint-unusable'
  /** The endpoint refused one event; it is kept here and shown as refused. */
  | 'event-refused'
  /** The interface could not be loaded. */
  | 'interface-unavailable'
  /** A listener of the page threw. */
  | 'listener-failed';

/** What went wrong, where, and how to mend it. `code` is stable; the message is for people. */
export class ConsentError extends Error {
  override readonly name = 'ConsentError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(`${message} [${code}]`, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** Anything caught, as a ConsentError: one that already is stays itself. */
export function asConsentError(caught: unknown, code: ErrorCode, message: string): ConsentError {
  return caught instanceof ConsentError ? caught : new ConsentError(code, message, caught);
}
