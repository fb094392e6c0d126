import type {
  Acquisition,
  Provision,
  Retention,
  SecurityHead,
  Transfer,
} from '../../core/disclosure.ts';
import type { FormField } from '../../core/form.ts';
import type { Channel, Exemption, Mechanism, PurposeUse } from '../../core/purpose.ts';
import type { AccreditedBody, Approval, Contact, Fee, Procedure } from '../../core/recourse.ts';

type Each<Key extends string> = { readonly [key in Key]: string };
type Needed<Value> = NonNullable<Value>;

/** The interface's own words for the facts that a notice states, in one language. */
export interface FactWords {
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
