import type { Attestation, Decision, Means, Surface } from '../../core/event.ts';
import type { Recipient } from '../../core/party.ts';
import type { Channel, Exemption, Mechanism, PurposeUse } from '../../core/purpose.ts';
import type { RecordEntry } from '../../core/record.ts';

type Each<Key extends string> = { readonly [key in Key]: string };

/** The interface's own words in the dialogs, in one language. */
export interface SecondWords {
  readonly close: string;
  readonly save: string;
  readonly on: string;
  readonly off: string;

  /** Titles of the two dialogs, and the ways from one to the other. */
  readonly preferences: string;
  readonly record: string;
  readonly toPreferences: string;
  readonly toRecord: string;
  readonly noNotice: string;
  /** That the browser's storage fails. */
  readonly degraded: string;

  /** Heads of the groups of purposes. */
  readonly groups: Each<'asked' | 'required' | 'exempt' | 'notice-only'>;
  readonly whole: string;
  readonly basis: string;
  readonly exemptions: Each<Exemption>;
  readonly examples: string;
  readonly recipients: string;
  readonly roles: Each<Recipient['role']>;
  readonly channels: string;
  readonly channel: Each<Channel>;
  readonly lasts: string;
  readonly untilWithdrawn: string;
  readonly standing: string;
  /** That a purpose cannot be switched off here. */
  readonly fixed: string;
  /** How a grant is withdrawn that no switch takes back. */
  readonly withdrawals: Each<NonNullable<PurposeUse['withdrawal']>['by']>;
  /** Over a purpose as it was, and as it is. */
  readonly before: (version: string) => string;
  readonly after: (version: string) => string;

  readonly now: string;
  readonly nothingNow: string;
  readonly withdraw: string;
  readonly withdrawAll: string;
  readonly acts: string;
  readonly noActs: string;
  readonly edition: (title: string, version: string) => string;
  readonly takenNote: string;
  readonly decisions: Each<Exclude<Decision, 'granted'>>;
  /** That something was granted, by the way in which it came about. */
  readonly granted: Each<Mechanism>;
  readonly deemedByUse: string;
  readonly byOther: (contract: string) => string;
  readonly attestation: Each<keyof Attestation>;
  readonly surfaces: Each<Surface>;
  readonly means: Each<Means>;
  readonly delivery: Each<RecordEntry['delivery']>;
  readonly download: string;
  readonly noFile: string;
}
