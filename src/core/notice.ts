/*
 * What a site authors in `notices.json`. Facts stand outside the words, so that they are never
 * translated apart; words stand in `texts`, by locale.
 */

/** A BCP 47 language tag, such as `ja` or `zh-Hant`. */
export type Locale = string;
/** An RFC 3339 instant with its offset, such as `2024-04-12T00:00:00+09:00`. */
export type Instant = string;
/** A civil date, such as `2024-04-12`. */
export type CivilDate = string;
/** An ISO 3166-1 alpha-2 code, such as `US`. */
export type Country = string;
export type PurposeKey = string;

/** The same words in each locale that the author wrote. */
export type Texts<Words> = { readonly [locale: Locale]: Words };

/** The whole of `notices.json`. */
export interface NoticesDocument {
  readonly $schema?: string;
  /** The version of this format. */
  readonly doui: 1;
  readonly controllers: { readonly [key: string]: Controller };
  readonly purposes: { readonly [key: PurposeKey]: Purpose };
  readonly recipients: { readonly [key: string]: Recipient };
  /** Every version of every notice. Published versions stay: evidence points at them. */
  readonly notices: readonly Notice[];
}

/** Who decides why and how the data is processed (ISO/IEC 29184 §5.3.4; APPI 27(5), 32(1)). */
export interface Controller {
  readonly country: Country;
  readonly url?: string;
  readonly texts: Texts<{
    readonly name: string;
    readonly representative?: { readonly name: string; readonly title: string };
    readonly address?: string;
  }>;
}

/** A purpose in general, whatever notice puts it. Its words are the notice's own. */
export interface Purpose {
  /** The purposes of the W3C Data Privacy Vocabulary that it corresponds to. */
  readonly dpv?: readonly string[];
}

/** Who else receives the data. */
export interface Recipient {
  /** `processor`: entrusted with work (APPI 27(5)(i)). `joint-user`: APPI 27(5)(iii). */
  readonly role: 'third-party' | 'processor' | 'joint-user' | 'authority';
  readonly country?: Country;
  readonly url?: string;
  readonly texts: Texts<{ readonly name: string; readonly description?: string }>;
}

/** What a purpose rests on, and so what `unset` means to the gate. */
export type Basis =
  /** Shut until the person grants it. */
  | 'consent'
  /** Open until the person objects. */
  | 'opt-out'
  /** Needed for the service; shown, never asked. */
  | 'required'
  /** Announced; shown, never asked. */
  | 'notice-only';

/** One purpose as one notice puts it. */
export interface PurposeUse {
  readonly key: PurposeKey;
  readonly basis: Basis;
  /** Keys of `recipients`. */
  readonly recipients?: readonly string[];
  /** How the person is reached for it. */
  readonly channels?: readonly ('telephone' | 'email' | 'post' | 'web' | 'app')[];
  /**
   * For how many days a grant lasts: those that were shown with it, or fewer where the notice says
   * so now. Without it, until withdrawn or renewed.
   */
  readonly validDays?: number;
}

/** Attribute by attribute, the values to whom a notice applies; all attributes must match. */
export type AudienceRule = { readonly [attribute: string]: readonly string[] };

/** What the page knows about the person: data, never callbacks. */
export type Audience = { readonly [attribute: string]: string };

/** Storage or handling of the data in another country (APPI 28; TBA Ordinance 22-2-23(3)). */
export interface Transfer {
  readonly key: string;
  readonly country: Country;
  /** Whether a regime of that country may affect the proper handling of the data. */
  readonly regimeAffectsHandling: boolean;
}

export interface Contact {
  readonly key: string;
  readonly channel: 'email' | 'telephone' | 'post' | 'form';
  /** An address that people can use; a notice may leave it to be asked for. */
  readonly address?: string;
}

/** Accidents that must be disclosed (TBA Ordinance 22-2-23(5)); shown also when there are none. */
export interface IncidentRegister {
  /** Accidents on or after this date are listed. */
  readonly since: CivilDate;
  /** For how many years each stays listed. */
  readonly years: number;
  readonly entries: readonly { readonly key: string; readonly date: CivilDate }[];
}

/** The seven heads of security control (PPC general guideline 10). */
export type SecurityHead =
  | 'basic-policy'
  | 'rules'
  | 'institutional'
  | 'human'
  | 'physical'
  | 'technological'
  | 'external-environment';

/** One version of one notice. Once published it never changes: a change is a new version. */
export interface Notice {
  readonly key: string;
  readonly version: string;
  readonly kind: 'policy' | 'terms' | 'notice' | 'form';
  /** A key of `controllers`. */
  readonly controller: string;
  readonly enacted?: CivilDate;
  /** From when it is in force, inclusive, and until when, exclusive. */
  readonly effective: { readonly from: Instant; readonly until?: Instant };
  readonly audience: AudienceRule;
  /** The higher is shown first, where several notices apply. Zero where absent. */
  readonly precedence?: number;
  /** Purposes that this version changes materially: grants under earlier ones end. */
  readonly renews?: readonly PurposeKey[];
  /** Laws it is made under, such as `TBA 27-8`. */
  readonly laws?: readonly string[];
  readonly purposes: readonly PurposeUse[];
  readonly acquisition?: {
    readonly means: readonly ('oral' | 'written' | 'electronic' | 'audio' | 'video' | 'other')[];
    /** Also from others than the person. */
    readonly indirect: boolean;
    readonly callsRecorded: boolean;
  };
  /** Whether use may go on after the contract has ended. */
  readonly usedAfterContract?: boolean;
  /** Whether further purposes may be set case by case, and then announced. */
  readonly openList?: boolean;
  readonly security?: readonly SecurityHead[];
  readonly transfers?: readonly Transfer[];
  readonly contacts?: readonly Contact[];
  readonly incidents?: IncidentRegister;
  readonly texts: Texts<NoticeWords>;
}

/** The parts of a notice below its purposes, in the order in which they are read. */
export type SectionKey =
  | 'scope'
  | 'acquisition'
  | 'further-use'
  | 'provision'
  | 'security'
  | 'transfers'
  | 'contacts'
  | 'incidents';

/** The words of a notice in one locale. */
export interface NoticeWords {
  readonly title: string;
  /** One or two plain sentences for the first layer: who asks, and for what. */
  readonly summary: string;
  readonly purposes: {
    readonly [key: PurposeKey]: {
      readonly title: string;
      readonly description: string;
      readonly examples?: readonly string[];
    };
  };
  readonly sections?: {
    readonly [key in SectionKey]?: { readonly title: string; readonly body: readonly string[] };
  };
  readonly security?: {
    readonly [key in SecurityHead]?: { readonly title: string; readonly body: string };
  };
  readonly transfers?: { readonly [key: string]: { readonly service: string } };
  readonly contacts?: {
    readonly [key: string]: { readonly title: string; readonly body: string };
  };
  readonly incidents?: { readonly [key: string]: { readonly body: string } };
}
