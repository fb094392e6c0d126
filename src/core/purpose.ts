import type { Url } from './units.ts';

export type PurposeKey = string;

/** A purpose in general, whatever notice puts it. Its words are the notice's own. */
export interface Purpose {
  /** The purposes of the W3C Data Privacy Vocabulary that it corresponds to. */
  readonly dpv?: readonly string[];
}

/** What a purpose rests on, and so what `unset` means to the gate. */
export type Basis =
  /** Shut until the person grants it. */
  | 'consent'
  /** Open until the person objects. */
  | 'opt-out'
  /** Needed for the service; shown, never asked. */
  | 'required'
  /** The law asks for no consent, and `exemption` says why; shown, never asked. */
  | 'exempt'
  /** Announced; shown, never asked. */
  | 'notice-only';

/** How consent comes about, the strongest first. A weaker one never stands in for a stronger. */
export type Mechanism =
  /** The person says so. */
  | 'explicit'
  /** Another party says that it obtained the person's consent, and for which contract. */
  | 'obtained-by-other'
  /** The person uses the service, which the notice says is to agree. */
  | 'deemed-by-use';

/** Why the law asks for no consent. */
export type Exemption =
  /** APPI 18(3), 20(2), 27(1), each (i) to (iv), and the academic cases. */
  | 'law'
  | 'vital-interest'
  | 'public-health'
  | 'public-task'
  | 'academic'
  /** TBA Ordinance 22-2-30: what showing the service truly needs. */
  | 'display'
  | 'redisplay-input'
  | 'redisplay-login'
  | 'abuse-detection'
  | 'operation'
  /** TBA 27-12(ii): the site's own identifier, sent back to the site itself. */
  | 'own-identifier';

export type Channel = 'telephone' | 'email' | 'post' | 'web' | 'app';

/** One purpose as one notice puts it. */
export interface PurposeUse {
  readonly key: PurposeKey;
  readonly basis: Basis;
  /** Under `consent`, the weakest mechanism that will do. `explicit` where absent. */
  readonly mechanism?: Mechanism;
  /** Under `exempt`. */
  readonly exemption?: Exemption;
  /** A key of the notice's `groups`. */
  readonly group?: string;
  /** Keys of `recipients`. */
  readonly recipients?: readonly string[];
  /** Keys of `data`: which kinds of data serve it. */
  readonly data?: readonly string[];
  /** Whether Global Privacy Control is heard as an objection to it (W3C GPC). */
  readonly gpc?: true;
  /** How the person is reached for it. */
  readonly channels?: readonly Channel[];
  /**
   * For how many days a grant lasts: those that were shown with it, or fewer where the notice says
   * so now. Without it, until withdrawn or renewed.
   */
  readonly validDays?: number;
  /**
   * `false` where the notice offers a say "to a certain extent" and does not say which: it is shown
   * as no choice at all, with the reason in the words. Only where nothing is asked.
   */
  readonly controllable?: false;
  /** How consent is taken back, where a switch is not the way. */
  readonly withdrawal?: {
    readonly by: 'stop-using' | 'delete-registration' | 'contact';
    /** Where that is done. */
    readonly url?: Url;
  };
}
