/** Every cause of failure, as a stable word that programs may compare. */
export type ErrorCode =
  /** `notices.json` is not JSON, or not what the schema says. */
  | 'invalid-notices'
  /** `notices.json` could not be fetched. */
  | 'notices-unavailable'
  /** A decision names a purpose that no applicable notice puts to the person. */
  | 'unknown-purpose'
  /** An acknowledgement names a notice that does not apply. */
  | 'unknown-notice'
  /** A grant came about in a weaker way than the notice demands. */
  | 'too-weak'
  /** The audience says of an attribute what cannot be said of it. */
  | 'invalid-audience'
  /** An option of `createConsent`, or a `data-*` attribute, cannot be used. */
  | 'invalid-option'
  /** The page is not a secure context, so nothing can be hashed or signed. */
  | 'insecure-context'
  /** IndexedDB cannot be opened, read or written. */
  | 'storage-unavailable'
  /** A script tried to grant where only a person may. */
  | 'untrusted-grant'
  /** A stored or received event does not match its shape, hash, signature or subject. */
  | 'invalid-event'
  /** The endpoint cannot be reached now; it will be tried again. */
  | 'endpoint-unreachable'
  /** The endpoint answered with something that is not Doui's protocol. */
  | 'endpoint-unusable'
  /** The endpoint refused one event for good; it is kept here and shown as refused. */
  | 'event-refused'
  /** Who is logged in cannot be learnt, or the endpoint did not link this device to them. */
  | 'account-unavailable'
  /** A party of `signals` cannot be told what is granted. */
  | 'signal-unavailable'
  /** An origin of `transmissions` takes in the site itself. */
  | 'wide-origin'
  /** What a transmission left on the device could not be deleted. */
  | 'left-behind'
  /** The page's policy forbids what lets a held script go. */
  | 'policy-forbidden'
  /** A part of Doui that is loaded late could not be loaded. */
  | 'part-unavailable';

/** What went wrong, and where. `code` is stable; `advice` says for each what to do. */
export class ConsentError extends Error {
  override readonly name = 'ConsentError';
  declare readonly code: ErrorCode;

  constructor(code: ErrorCode, detail: string, cause?: unknown) {
    super(`${code}: ${detail}`, { cause });
    this.code = code;
  }
}

/** Anything caught, as a ConsentError: one that already is, also of another copy, stays itself. */
export function asConsentError(caught: unknown, code: ErrorCode, detail: string): ConsentError {
  const own = caught instanceof Error && caught.name === 'ConsentError';
  return own ? (caught as ConsentError) : new ConsentError(code, detail, caught);
}
