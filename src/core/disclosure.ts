import type { AudienceRule } from './audience.ts';
import type { Exemption, PurposeKey } from './purpose.ts';
import type { Country, Texts, Url } from './units.ts';

/** A kind of data. */
export interface DataCategory {
  /** Secrecy of communications (TBA 4): consent must be individual, specific and clear. */
  readonly secrecy?: true;
  /** Special-care information (APPI 2(3)): prior consent to acquire it. */
  readonly specialCare?: true;
  readonly texts: Texts<{ readonly name: string; readonly description?: string }>;
}

/** One way in which data is obtained (TBA Ordinance 22-2-23(1)). */
export interface Acquisition {
  readonly key: string;
  /** `indirect`: from others than the person. `automatic`: recorded while a service is used. */
  readonly source: 'direct' | 'automatic' | 'indirect';
  readonly means?: readonly ('oral' | 'written' | 'electronic' | 'audio' | 'video' | 'other')[];
  /** What is recorded with sound or pictures. */
  readonly recorded?: 'calls' | 'premises';
  /** Keys of `data`. */
  readonly data?: readonly string[];
}

/** Provision to third parties (APPI 27(1), (2)). */
export interface Provision {
  readonly key: string;
  readonly basis: 'consent' | 'opt-out' | 'claims-assignment' | 'public-authority' | 'law';
  /** Keys of `recipients`; none where it reaches nobody, or nobody can be named. */
  readonly recipients?: readonly string[];
  /** Keys of `data`. */
  readonly data?: readonly string[];
  readonly purposes?: readonly PurposeKey[];
  /** What opt-out provision must say besides (APPI 27(2)(iv) to (vii)). */
  readonly optOut?: {
    /** Keys of `acquisition`. */
    readonly acquired: readonly string[];
    readonly provided: 'electronic' | 'paper' | 'both';
    /** A key of `contacts`: where the person asks that it stop. */
    readonly stop: string;
  };
}

/** Joint use, item by item (APPI 27(5)(iii)). */
export interface JointUse {
  readonly key: string;
  /** Keys of `data`. */
  readonly data: readonly string[];
  /** Keys of `recipients`: those who use it with the controller. */
  readonly users: readonly string[];
  readonly purposes: readonly PurposeKey[];
  /** A key of `controllers`: who answers for it. Absent where the notice does not say. */
  readonly responsible?: string;
  /** Keys of `acquisition`. */
  readonly acquired?: readonly string[];
  /** Whose data, where not everybody's. */
  readonly audience?: AudienceRule;
}

/** Work in which others handle the data for the controller, under its supervision (APPI 25). */
export interface Entrustment {
  readonly key: string;
  /** Keys of `recipients`. */
  readonly recipients?: readonly string[];
}

/** Storage or handling of the data in another country (APPI 28; TBA Ordinance 22-2-23(3)). */
export interface Transfer {
  readonly key: string;
  /** Absent where it is not known; the words then say why, and what may help instead (Rule 17). */
  readonly country?: Country;
  /** Whether a regime of that country may affect the proper handling of the data. */
  readonly regimeAffectsHandling?: boolean;
  readonly basis?: 'consent' | 'entrustment' | 'joint-use' | 'equivalent-system';
  /** Keys of `recipients`. */
  readonly recipients?: readonly string[];
}

/** A program on the page that sends what the device knows to somebody else (TBA 27-12). */
export interface Transmission {
  /** A key of `recipients`: who handles it at the other end. */
  readonly recipient: string;
  /** Keys of `data`: what is sent. */
  readonly data: readonly string[];
  readonly purposes: readonly PurposeKey[];
  /** Where it goes, such as `https://ads.example`, or `https://*.ads.example` for all below it. */
  readonly origins: readonly string[];
  /** How it is held and stopped. People do not read it, so that no notice's hash covers it. */
  readonly gate?: TransmissionGate;
  readonly exemption?: Exemption;
  /** The measure by which a person stops it (Ordinance 22-2-31). */
  readonly optOut?: { readonly stops: 'sending' | 'use'; readonly url: Url };
  readonly texts: Texts<{
    /** The service's own name, where people know it better than the recipient's. */
    readonly service?: string;
    /** What the site uses it for, and what the recipient does. */
    readonly purpose: string;
    readonly recipientPurpose?: string;
    /** How a request to stop it is taken: what a person does, and what happens then. */
    readonly requests?: string;
    /** What no longer works after opting out. */
    readonly limits?: string;
  }>;
}

/** What the page does to a transmission that is not allowed. */
export interface TransmissionGate {
  /** What a script gets that calls it meanwhile: a network error, or its answer after consent. */
  readonly calls?: 'fail' | 'wait';
  /** What it leaves on the device, to be deleted at withdrawal. */
  readonly leaves?: Leavings;
  /** Whether only a new page stops it. */
  readonly reload?: true;
}

/**
 * Names of what is stored: by cookies, in the two web storages, in IndexedDB and in caches. `*`
 * stands for any characters, as in `_ads_*`.
 */
export interface Leavings {
  readonly cookies?: readonly {
    readonly name: string;
    /** Without it: the page's host, and each domain above it. */
    readonly domain?: string;
    /** Without it: the page's path, and each above it. */
    readonly path?: string;
  }[];
  readonly local?: readonly string[];
  readonly session?: readonly string[];
  readonly databases?: readonly string[];
  readonly caches?: readonly string[];
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

/** How long the data is kept. */
export interface Retention {
  readonly key: string;
  readonly until: 'law-requires' | 'purpose-ends' | 'period-ends';
  readonly days?: number;
}
