import type { Exemption } from '../purpose.ts';

type Each<Key extends string> = { readonly [key in Key]: string };

/** The words around disclosed transmissions, in one language: plain ones (TBA Ordinance 22-2-28). */
export interface TransmissionWords {
  readonly lang: string;
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  /** In place of what cannot be loaded. */
  readonly failed: string;
  /** The names of facts. */
  readonly label: Each<
    | 'recipient'
    | 'country'
    | 'page'
    | 'sent'
    | 'ours'
    | 'theirs'
    | 'when'
    | 'hosts'
    | 'measure'
    | 'stops'
    | 'requests'
    | 'limits'
    | 'choice'
  >;
  readonly notStated: string;
  /** When it is sent, by what it rests on. */
  readonly when: Each<'consent' | 'opt-out' | 'use' | 'exempt'>;
  /** Why the law asks for no notice of it. */
  readonly exemptions: Each<Exemption>;
  /** That there is a measure by which to stop it. */
  readonly measure: string;
  readonly stops: Each<'sending' | 'use'>;
  /** How it is stopped where the site's own choices do it. */
  readonly ownChoices: string;
  /** Where the person stands. */
  readonly choices: {
    readonly [basis in 'consent' | 'opt-out']: Each<'granted' | 'denied' | 'unset'>;
  };
  readonly change: string;
}
