import type { Decision, Means, Surface } from '../../core/event.ts';
import type {
  Contact,
  Notice,
  PurposeUse,
  Recipient,
  SectionKey,
  SecurityHead,
} from '../../core/notice.ts';
import type { RecordEntry } from '../../core/record.ts';

type Each<Key extends string> = { readonly [key in Key]: string };

/** The interface's own words in the dialogs, in one language. */
export interface SecondWords {
  readonly close: string;
  readonly save: string;
  readonly on: string;
  readonly off: string;

  /** Titles of the two dialogs, and the links that lead from one to the other. */
  readonly preferences: string;
  readonly record: string;
  readonly toPreferences: string;
  readonly toRecord: string;
  readonly noNotice: string;

  /** Heads of the groups of purposes. */
  readonly groups: Each<'asked' | 'required' | 'notice-only'>;
  readonly basis: string;
  readonly examples: string;
  readonly recipients: string;
  readonly roles: Each<Recipient['role']>;
  readonly channels: string;
  readonly channel: Each<NonNullable<PurposeUse['channels']>[number]>;
  readonly lasts: string;
  readonly untilWithdrawn: string;
  readonly standing: string;

  readonly whole: string;
  readonly controller: Each<
    | 'name'
    | 'representative'
    | 'address'
    | 'country'
    | 'website'
    | 'enacted'
    | 'from'
    | 'until'
    | 'version'
    | 'laws'
  >;
  readonly sections: Each<SectionKey>;
  readonly acquisition: Each<NonNullable<Notice['acquisition']>['means'][number]>;
  readonly obtained: string;
  readonly indirect: string;
  readonly callsRecorded: string;
  readonly afterContract: string;
  readonly notAfterContract: string;
  readonly openList: string;
  readonly security: Each<SecurityHead>;
  readonly transfers: Each<'service' | 'country' | 'regime' | 'affects' | 'none'>;
  readonly contact: Each<Contact['channel']>;
  readonly incidents: (since: string, years: string) => string;
  readonly noIncidents: string;

  readonly now: string;
  readonly nothingNow: string;
  readonly withdraw: string;
  readonly withdrawAll: string;
  readonly acts: string;
  readonly noActs: string;
  readonly edition: (title: string, version: string) => string;
  readonly decisions: Each<Decision>;
  readonly surfaces: Each<Surface>;
  readonly means: Each<Means>;
  readonly delivery: Each<RecordEntry['delivery']>;
  readonly download: string;
  readonly noFile: string;
}
