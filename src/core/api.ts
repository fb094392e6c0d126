import type { ConsentError } from './errors.ts';
import type { Attestation, EventId, Surface } from './event.ts';
import type { Audience } from './audience.ts';
import type { AuditReport } from './audit.ts';
import type { NoticesDocument } from './notice.ts';
import type { Mechanism, PurposeKey } from './purpose.ts';
import type { Locale } from './units.ts';
import type { SectionKey } from './words.ts';
import type { PublishedNotice } from './publish.ts';
import type { ConsentRecord, RecordEntry } from './record.ts';
import type { Trace } from './select.ts';
import type { PurposeState } from './state.ts';

export interface ConsentOptions {
  /** The notices, or the address of `notices.json`. */
  readonly notices: NoticesDocument | string;
  /** Where records are kept: the address at which the server's handler is mounted. `/doui`. */
  readonly endpoint?: string | undefined;
  /** The language of the words. Without it: the page's `lang`, then the browser's languages. */
  readonly locale?: Locale | undefined;
  /** What is known about the person. Without it, only notices for everybody apply. */
  readonly audience?: Audience | undefined;
  /** Keeps sites on one origin apart: the name of the database and of the mirror. `doui`. */
  readonly name?: string | undefined;
  /** Whether a script may grant without a person's input event. `true`; recorded as such. */
  readonly scriptGrants?: boolean | undefined;
  /**
   * Where people log in: gives a JWT of the site's own login, or `undefined` where nobody is logged
   * in; or the address that answers a `GET` with it, or with 204 or 401. Decisions are then shared
   * between a person's devices, and end with the login. While it rejects, or has not answered in
   * three seconds, everything is shut. After a login or logout without a new page, call `sync`.
   */
  readonly subjectToken?: (() => Promise<string | undefined>) | string | undefined;
}

/** What a person can be shown. */
export type View = 'banner' | 'preferences' | 'record' | 'notice';

/** Per purpose, whether it is granted or refused. Refusing what is granted withdraws it. */
export type Decisions = { readonly [purpose: PurposeKey]: 'granted' | 'refused' };

/** How an act was made. Without it, it is recorded as made by script through the API. */
export interface How {
  readonly surface?: Surface;
  /**
   * The input event that is being handled. Only if it is trusted, and still being dispatched, is
   * the act recorded as a person's; a synthetic event can refuse and withdraw, but never grant.
   */
  readonly event?: object;
  /**
   * How a grant comes about, where the person does not say so: `deemed-by-use`, or
   * `obtained-by-other` with the `attestation`. Only where the notice says that it will do.
   */
  readonly mechanism?: Mechanism;
  readonly attestation?: Attestation;
}

/** What a view is to show first. */
export interface Target {
  readonly purpose?: PurposeKey | undefined;
  /** The key of an applicable notice, for the view `notice`. The first, where absent. */
  readonly notice?: string | undefined;
  readonly section?: SectionKey | undefined;
}

/** A moment of consent: everything that can be asked of it without waiting. It never changes. */
export interface ConsentState {
  /** `loading` until storage has been read; `failed` where nothing can be shown or recorded. */
  readonly phase: 'loading' | 'ready' | 'failed';
  /**
   * Whether this browser's storage fails, so that what is decided is kept in this page only, and by
   * the server: a grant opens once the server has attested it.
   */
  readonly degraded: boolean;
  /** The locale of the words that are shown, but for notices that are not written in it. */
  readonly locale: Locale;
  /** What the person reads, best first; the first may be in none of the notices. */
  readonly languages: readonly Locale[];
  /** The locales in which any applicable notice is written. */
  readonly locales: readonly Locale[];
  readonly audience: Audience;
  /** The notices that apply, in the order in which they are shown. */
  readonly notices: readonly PublishedNotice[];
  /** Every version of every notice, for what came before. */
  readonly versions: readonly PublishedNotice[];
  /** Where each purpose of those notices stands. */
  readonly purposes: { readonly [purpose: PurposeKey]: PurposeState };
  /** The purposes that wait for the person's first, or renewed, decision. */
  readonly asking: readonly PurposeKey[];
  /** The notices of which the person saw an earlier version, and not this one: to be announced. */
  readonly news: readonly string[];
  /** What is open on the page. */
  readonly view: View | undefined;
  /** What was asked for when the view was opened. */
  readonly target: Target;
  /** Every act recorded on this device, the latest first. */
  readonly entries: readonly RecordEntry[];
}

/** What `on` reports, and what each report carries. None carries an identity. */
export interface ConsentEventMap {
  /** Storage has been read; once. */
  readonly ready: ConsentState;
  /** Some purpose is allowed that was not, or the other way round. */
  readonly change: { readonly state: ConsentState; readonly purposes: readonly PurposeKey[] };
  /** What was allowed on this page is allowed no more: stop what runs. */
  readonly withdraw: { readonly purposes: readonly PurposeKey[] };
  /** An act has become durable here. */
  readonly record: RecordEntry;
  /** The server has attested an event. */
  readonly receipt: { readonly id: EventId };
  /** What left the page, beside what its registry says: once it is at rest, and when it is left. */
  readonly audit: AuditReport;
  readonly error: ConsentError;
}

/** A person's consent on this site, as made by `createConsent`. */
export interface Consent {
  /** Resolves when storage has been read, or has failed to be; it never rejects. */
  readonly ready: Promise<void>;
  /** Whether what belongs to this purpose may run now. False until `ready`. */
  allows(purpose: PurposeKey): boolean;
  state(): ConsentState;
  /**
   * Records an act. Resolves when it is durable on this device. A refusal takes effect at once, a
   * grant once it is durable.
   *
   * @throws ConsentError `unknown-purpose` for a purpose that no applicable notice puts to the
   * person; `untrusted-grant` for a grant by script where only a person may, or while
   * it is not known who is there; `too-weak` for a
   * mechanism weaker than the notice demands; `storage-unavailable` where it could not be kept.
   */
  record(decisions: Decisions, how?: How): Promise<RecordEntry>;
  /**
   * Records that the person took note of these notices, by their keys. It grants nothing.
   *
   * @throws ConsentError `unknown-notice` for one that does not apply; `storage-unavailable`.
   */
  acknowledge(notices: readonly string[], how?: How): Promise<RecordEntry>;
  /** Records the withdrawal of these purposes; without any, of all that are granted. */
  withdraw(...purposes: PurposeKey[]): Promise<void>;
  /** Resolves as soon as this purpose is allowed; perhaps never. */
  when(purpose: PurposeKey): Promise<void>;
  /** Opens the interface, loading it first if need be. */
  open(view: View, target?: Target): void;
  close(): void;
  /** Calls at once with the state, and again with every later one. Returns its undo. */
  subscribe(listener: (state: ConsentState) => void): () => void;
  /** Calls on every event of a type. Returns its undo. */
  on<Type extends keyof ConsentEventMap>(
    type: Type,
    listener: (detail: ConsentEventMap[Type]) => void,
  ): () => void;
  /** Why these notices apply and no others, for each version, in words. */
  explain(): Promise<readonly Trace[]>;
  /** Everything that proves what was decided here, for the person to keep. */
  export(): Promise<ConsentRecord>;
  /**
   * Asks again who is there, where people log in, and sends what the server lacks. Resolves when
   * the attempt is over, however it went.
   */
  sync(): Promise<void>;
  /** Shows the notices in another locale, or the best one there is for it. */
  setLocale(locale: Locale): void;
  /** Says anew who the person is: other notices may apply. */
  setAudience(audience: Audience): void;
  /** Removes everything from the page. What was recorded stays. */
  destroy(): void;
}
