import type { Attribute, AudienceRule } from './audience.ts';
import type {
  Acquisition,
  DataCategory,
  Entrustment,
  JointUse,
  Provision,
  Retention,
  SecurityHead,
  Transfer,
  Transmission,
} from './disclosure.ts';
import type { FormGroup } from './form.ts';
import type { Guard } from './guard.ts';
import type { Citation, Law } from './law.ts';
import type { Controller, Recipient } from './party.ts';
import type { Purpose, PurposeKey, PurposeUse } from './purpose.ts';
import type { AccreditedBody, Approval, Contact, IncidentRegister, Procedure } from './recourse.ts';
import type { Signal } from './signal.ts';
import type { CivilDate, Instant, Locale, Registry, Texts, Url } from './units.ts';
import type { NoticeWords, SectionKey } from './words.ts';

/*
 * What a site authors in `notices.json`. Facts stand outside the words, so that they are never
 * translated apart; words stand in `texts`, by locale.
 */

/** The whole of `notices.json`. */
export interface NoticesDocument {
  readonly $schema?: string;
  /** The version of this format. */
  readonly doui: 1;
  /** What the audience rules may ask about a person. */
  readonly attributes?: Registry<Attribute>;
  readonly controllers: Registry<Controller>;
  readonly purposes: Registry<Purpose>;
  readonly recipients: Registry<Recipient>;
  readonly data?: Registry<DataCategory>;
  readonly laws?: Registry<Law>;
  readonly transmissions?: Registry<Transmission>;
  readonly guard?: Guard;
  readonly signals?: readonly Signal[];
  /** Every version of every notice. Published versions stay: evidence points at them. */
  readonly notices: readonly Notice[];
}

/** What a version changes in the one before it. */
export interface Change {
  readonly key: string;
  /**
   * Whether people must be asked again. Grants of `purposes` under earlier versions end; of no
   * others. A change that is not material is announced once.
   */
  readonly material: boolean;
  readonly purposes?: readonly PurposeKey[];
  readonly sections?: readonly SectionKey[];
}

/** Another text that a notice refers to. */
export interface Reference {
  readonly key: string;
  /** A key of another notice in this document. */
  readonly notice?: string;
  readonly url?: Url;
  /** The sections meant, from and to, as the text itself numbers them; or keys of the notice's. */
  readonly sections?: readonly string[];
  /** The one locale in which it can be had, where that is all. */
  readonly only?: Locale;
}

/** One version of one notice. Once published it never changes: a change is a new version. */
export interface Notice {
  readonly key: string;
  readonly version: string;
  readonly kind: 'policy' | 'terms' | 'notice' | 'form';
  /** A key of `controllers`. */
  readonly controller: string;
  readonly enacted?: CivilDate;
  /** Earlier days on which it was amended, where those versions are not in this document. */
  readonly amended?: readonly CivilDate[];
  /** From when it is in force, inclusive, and until when, exclusive. */
  readonly effective: { readonly from: Instant; readonly until?: Instant };
  readonly audience: AudienceRule;
  /** Keys of notices before which this one's words go, and which yield where they conflict. */
  readonly overrides?: readonly string[];
  readonly changes?: readonly Change[];
  readonly laws?: readonly Citation[];
  /** The locale whose words decide where translations differ. */
  readonly authoritative?: Locale;
  /** Keys of `data`: what is handled under it. */
  readonly data?: readonly string[];
  readonly acquisition?: readonly Acquisition[];
  /** Keys of the groups in which the purposes are shown. */
  readonly groups?: readonly string[];
  readonly purposes: readonly PurposeUse[];
  /** Whether further purposes may be set case by case, and then announced. */
  readonly openList?: boolean;
  /** Whether use may go on after the contract has ended. */
  readonly usedAfterContract?: boolean;
  /** Keys of uses that are ruled out. */
  readonly prohibitions?: readonly string[];
  readonly provisions?: readonly Provision[];
  readonly jointUse?: readonly JointUse[];
  readonly entrustments?: readonly Entrustment[];
  readonly transfers?: readonly Transfer[];
  /** Keys of `transmissions`. */
  readonly transmissions?: readonly string[];
  readonly security?: readonly SecurityHead[];
  readonly retention?: readonly Retention[];
  readonly approvals?: readonly Approval[];
  readonly form?: readonly FormGroup[];
  readonly procedures?: readonly Procedure[];
  readonly contacts?: readonly Contact[];
  readonly bodies?: readonly AccreditedBody[];
  /** Keys of marks and certificates. */
  readonly certifications?: readonly string[];
  readonly incidents?: IncidentRegister;
  /** How a revision is made known; `asksAgain` where it promises to ask anew. */
  readonly revision?: { readonly announced: 'website'; readonly asksAgain?: boolean };
  readonly references?: readonly Reference[];
  readonly texts: Texts<NoticeWords>;
}
