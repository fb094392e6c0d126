import type { Basis, Mechanism } from '../../core/purpose.ts';
import type { Locale } from '../../core/units.ts';
import type { Reason } from '../../core/state.ts';

type On<Key extends string> = { readonly [key in Key]: (date: string) => string };

/**
 * The interface's own words on the first layer, in one language. What a site says stands in its
 * notices; these words only frame it. They are plain, short, and never push towards an answer.
 */
export interface FirstWords {
  readonly lang: Locale;
  readonly language: string;
  /** That a notice is to be had in no other languages than these. */
  readonly only: (languages: string) => string;
  readonly acceptAll: string;
  readonly refuseAll: string;
  readonly choose: string;
  readonly saved: string;
  readonly notSaved: string;
  /** That the second layer could not be loaded; the first one stands in for it. */
  readonly noChoices: string;

  /** Where to go on is taken as agreement: that it is, and the answers. */
  readonly deemed: string;
  readonly goOn: string;
  readonly doNot: string;

  /** That a notice has changed, and the acts on that where nothing is asked. */
  readonly changed: (date: string) => string;
  readonly ok: string;
  readonly noted: string;
  readonly read: string;

  readonly bases: { readonly [basis in Basis]: string };
  /** In place of the basis `consent`, where it may come about in a weaker way. */
  readonly mechanisms: { readonly [mechanism in Exclude<Mechanism, 'explicit'>]: string };
  /** That a grant stands, by the way in which it came about, given its date. */
  readonly agreed: On<Mechanism>;
  /** Why a purpose stands as it does otherwise, given the date of the last decision. */
  readonly reasons: On<Exclude<Reason, 'granted'>>;
}
