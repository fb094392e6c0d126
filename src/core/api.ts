import type { ConsentError } from './errors.ts';
import type { EventId, Surface } from './event.ts';
import type { Audience, Locale, NoticesDocument, PurposeKey } from './notice.ts';
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
}

/** What a person can be shown. */
export type View = 'banner' | 'preferences' | 'record';

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
}

/** A moment of consent: everything that can be asked of it without waiting. It never changes. */
export interface ConsentState {
  /** `loading` until storage has been read; `failed` where nothing can be shown or recorded. */
  readonly phase: 'loading' | 'ready' | 'failed';
  /** The locale of the words that are shown. */
  readonly locale: Locale;
  /** The locales in which every applicable notice is written. */
  readonly locales: readonly Locale[];
  readonly audience: Audience;
  /** The notices that apply, in the order in which they are shown. */
  readonly notices: readonly PublishedNotice[];
  /** Why these notices and no others. */
  readonly trace: readonly Trace[];
  /** Where each purpose of those notices stands. */
  readonly purposes: { readonly [purpose: PurposeKey]: PurposeState };
  /** The purposes that wait for the person's first, or renewed, decision. */
  readonly asking: readonly PurposeKey[];
  /** What is open on the page. */
  readonly view: View | undefined;
  /** The purpose that was asked for when the view was opened. */
  readonly focus: PurposeKey | undefined;
  /** Every act recorded on this device, the latest first. */
  readonly entries: readonly RecordEntry[];
}

/** What `on` reports, and what each report carries. None carries an identity. */
export interface ConsentEventMap {
  /** Storage has been read; once. */
  readonly ready: ConsentState;
  /** Some purpose is allowed that was not, or the other way round. */
  readonly change: { readonly state: ConsentState; readonly purposes: readonly PurposeKey[] };
  /** An act has become durable here. */
  readonly record: RecordEntry;
  /** The server has attested an event. */
  readonly receipt: { readonly id: EventId };
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
   * person; `untrusted-grant` for a grant by script where only a person may; `storage-unavailable`
   * where it could not be kept.
   */
  record(decisions: Decisions, how?: How): Promise<RecordEntry>;
  /** Records the withdrawal of these purposes; without any, of all that are granted. */
  withdraw(...purposes: PurposeKey[]): Promise<void>;
  /** Resolves as soon as this purpose is allowed; perhaps never. */
  when(purpose: PurposeKey): Promise<void>;
  /** Opens the interface, loading it first if need be. */
  open(view: View, options?: { readonly purpose?: PurposeKey }): void;
  close(): void;
  /** Calls at once with the state, and again with every later one. Returns its undo. */
  subscribe(listener: (state: ConsentState) => void): () => void;
  /** Calls on every event of a type. Returns its undo. */
  on<Type extends keyof ConsentEventMap>(
    type: Type,
    listener: (detail: ConsentEventMap[Type]) => void,
  ): () => void;
  /** Everything that proves what was decided here, for the person to keep. */
  export(): Promise<ConsentRecord>;
  /** Sends what the server lacks. Resolves when the attempt is over, however it went. */
  sync(): Promise<void>;
  /** Shows the notices in another locale, or the best one there is for it. */
  setLocale(locale: Locale): void;
  /** Says anew who the person is: other notices may apply. */
  setAudience(audience: Audience): void;
  /** Removes everything from the page. What was recorded stays. */
  destroy(): void;
}
