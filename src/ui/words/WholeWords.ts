import type { Operator } from '../../core/audience.ts';
import type { Notice } from '../../core/notice.ts';
import type { Recipient } from '../../core/party.ts';
import type { SectionKey } from '../../core/words.ts';
import type { FactWords } from './FactWords.ts';
import type { Timing } from '../../core/timing.ts';

type Each<Key extends string> = { readonly [key in Key]: string };

/** The interface's own words around a whole notice, in one language. */
export interface WholeWords extends FactWords {
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

  /** That a signal of the browser is heard as an objection. */
  readonly heardGpc: string;
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
    | 'gpc'
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
}
