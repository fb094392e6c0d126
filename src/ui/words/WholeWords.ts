import type { Operator } from '../../core/audience.ts';
import type {
  Acquisition,
  Provision,
  Retention,
  SecurityHead,
  Transfer,
} from '../../core/disclosure.ts';
import type { FormField } from '../../core/form.ts';
import type { Notice } from '../../core/notice.ts';
import type { Recipient } from '../../core/party.ts';
import type { Channel, Exemption, Mechanism, PurposeUse } from '../../core/purpose.ts';
import type { AccreditedBody, Approval, Contact, Fee, Procedure } from '../../core/recourse.ts';
import type { SectionKey } from '../../core/words.ts';
import type { Timing } from '../notice/timing.ts';

type Each<Key extends string> = { readonly [key in Key]: string };
type Needed<Value> = NonNullable<Value>;

/** The interface's own words around a whole notice, in one language. */
export interface WholeWords {
  readonly close: string;
  /** What the dialog is called, whichever notice stands in it. */
  readonly whole: string;
  readonly notices: string;
  readonly toPreferences: string;
  readonly print: string;
  readonly contents: string;
  readonly linkTo: (section: string) => string;
  /** In place of a notice. */
  readonly unknown: (key: string) => string;
  readonly failed: string;
  readonly none: string;

  readonly yes: string;
  readonly noOne: string;
  readonly authoritative: (language: string) => string;
  readonly onlyIn: (language: string) => string;
  readonly versions: string;
  readonly timing: Each<Timing>;
  readonly changes: string;
  readonly material: Each<'true' | 'false'>;
  readonly before: (version: string) => string;
  readonly now: string;
  readonly added: string;

  /** The names of facts. */
  readonly label: Each<
    | 'controller'
    | 'representative'
    | 'officer'
    | 'address'
    | 'country'
    | 'website'
    | 'kind'
    | 'version'
    | 'enacted'
    | 'amended'
    | 'from'
    | 'until'
    | 'laws'
    | 'fingerprint'
    | 'audience'
    | 'overrides'
    | 'data'
    | 'purposes'
    | 'sections'
    | 'examples'
    | 'basis'
    | 'mechanism'
    | 'recipients'
    | 'channels'
    | 'lasts'
    | 'withdrawal'
    | 'uncontrollable'
    | 'source'
    | 'means'
    | 'recorded'
    | 'acquired'
    | 'provided'
    | 'stop'
    | 'users'
    | 'responsible'
    | 'whose'
    | 'service'
    | 'regime'
    | 'measures'
    | 'sent'
    | 'sentFor'
    | 'sentTo'
    | 'usedFor'
    | 'optOut'
    | 'limits'
    | 'retention'
    | 'term'
    | 'box'
    | 'acts'
    | 'field'
    | 'type'
    | 'options'
    | 'format'
    | 'right'
    | 'where'
    | 'fee'
    | 'documents'
    | 'hours'
    | 'toll'
    | 'business'
    | 'read'
  >;
  readonly sections: Each<SectionKey>;
  readonly kinds: Each<Notice['kind']>;
  readonly roles: Each<Recipient['role']>;
  readonly secrecy: string;
  readonly specialCare: string;
  readonly conditions: { readonly [operator in Operator]: (value: string) => string };
  readonly and: string;

  readonly others: string;
  readonly matrix: string;
  readonly ways: Each<Mechanism>;
  readonly exemptions: Each<Exemption>;
  readonly channel: Each<Channel>;
  readonly untilWithdrawn: string;
  readonly noSwitch: string;
  readonly withdrawBy: Each<Needed<PurposeUse['withdrawal']>['by']>;

  readonly sources: Each<Acquisition['source']>;
  readonly means: Each<Needed<Acquisition['means']>[number]>;
  readonly recorded: Each<Needed<Acquisition['recorded']>>;
  readonly openList: Each<'true' | 'false'>;
  readonly afterContract: Each<'true' | 'false'>;
  readonly provisions: Each<Provision['basis']>;
  readonly provided: Each<Needed<Provision['optOut']>['provided']>;
  readonly transfers: Each<Needed<Transfer['basis']>>;
  readonly affects: Each<'true' | 'false'>;
  readonly notKnown: string;
  readonly notStated: string;
  readonly stops: Each<'sending' | 'use'>;
  readonly security: Each<SecurityHead>;
  readonly retention: Each<Retention['until']>;
  readonly box: Each<Approval['box']>;
  readonly acts: Each<Approval['acts'][number]>;
  readonly fields: Each<FormField['type']>;
  readonly required: string;
  readonly optional: string;
  readonly begins: (prefix: string) => string;
  readonly times: (count: string) => string;
  readonly office: string;
  readonly rights: Each<Procedure['right']>;
  readonly documents: string;
  readonly per: { readonly [per in Fee['per']]: (amount: string) => string };
  readonly withTax: (amount: string) => string;
  readonly extra: string;
  readonly contact: Each<Contact['channel']>;
  readonly closed: Each<Needed<Needed<Contact['hours']>['closed']>[number]>;
  readonly hours: (from: string, to: string) => string;
  readonly closedOn: (days: string) => string;
  readonly toll: Each<'true' | 'false'>;
  readonly ended: (date: string) => string;
  readonly business: Each<AccreditedBody['business']>;
  readonly incidents: (since: string, years: string) => string;
  readonly noIncidents: string;
  readonly announced: string;
  readonly asksAgain: Each<'true' | 'false'>;
  readonly revised: (number: string, date: string) => string;
  readonly enacted: (date: string) => string;
  /** An article by its number, such as `27-8`. */
  readonly article: (number: string) => string;
  readonly span: (from: string, to: string) => string;
}
