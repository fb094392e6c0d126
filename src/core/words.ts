import type { SecurityHead } from './disclosure.ts';
import type { PurposeKey } from './purpose.ts';
import type { Registry } from './units.ts';

/** The sections of a notice, in the order in which they are read. */
export const SECTIONS = [
  'introduction',
  'scope',
  'definitions',
  'data',
  'acquisition',
  'purposes',
  'further-use',
  'prohibitions',
  'consent',
  'control',
  'provision',
  'joint-use',
  'entrustment',
  'transfers',
  'transmissions',
  'security',
  'retention',
  'approvals',
  'form',
  'procedures',
  'contacts',
  'bodies',
  'certifications',
  'incidents',
  'revision',
  'references',
] as const;

export type SectionKey = (typeof SECTIONS)[number];

/** A head and what stands under it. */
export interface Told {
  readonly title: string;
  readonly body: string;
}

export interface PurposeWords {
  readonly title: string;
  readonly description: string;
  readonly examples?: readonly string[];
  /** Where it is not controllable: why. */
  readonly uncontrollable?: string;
  /** What follows when consent is withdrawn, said before it is. */
  readonly withdrawal?: string;
  /** By what use consent is deemed given, or by whom and how it is obtained. */
  readonly mechanism?: string;
}

/** The words of a notice in one locale. */
export interface NoticeWords {
  readonly title: string;
  /** One or two plain sentences for the first layer: who asks, and for what. */
  readonly summary: string;
  readonly purposes: { readonly [key: PurposeKey]: PurposeWords };
  /** Words that stand before a section's facts, and its title in place of the usual one. */
  readonly sections?: {
    readonly [key in SectionKey]?: { readonly title: string; readonly body: readonly string[] };
  };
  readonly changes?: Registry<string>;
  readonly groups?: Registry<{ readonly title: string; readonly description?: string }>;
  readonly acquisition?: Registry<string>;
  readonly prohibitions?: Registry<string>;
  readonly provisions?: Registry<Told>;
  readonly jointUse?: Registry<Told>;
  readonly entrustments?: Registry<string>;
  readonly transfers?: Registry<{
    readonly service: string;
    /** What the regime is, and how it may affect the handling. */
    readonly regime?: string;
    /** What the recipient does to protect the data, or why that cannot be told (Rule 17). */
    readonly measures?: string;
    /** Why the country is not known, and what may help instead (Rule 17(3)). */
    readonly unknown?: string;
  }>;
  readonly security?: { readonly [key in SecurityHead]?: Told };
  readonly retention?: Registry<string>;
  readonly approvals?: Registry<Told>;
  readonly procedures?: Registry<Told>;
  readonly contacts?: Registry<Told>;
  readonly bodies?: Registry<Told>;
  readonly certifications?: Registry<Told>;
  readonly incidents?: Registry<string>;
  readonly references?: Registry<Told>;
  readonly form?: {
    readonly groups: Registry<string>;
    readonly fields: Registry<{ readonly label: string; readonly hint?: string }>;
    readonly options?: Registry<string>;
  };
}
