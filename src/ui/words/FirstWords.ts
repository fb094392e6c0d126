import type { Basis, Locale } from '../../core/notice.ts';
import type { Reason } from '../../core/state.ts';

/**
 * The interface's own words on the first layer, in one language. What a site says stands in its
 * notices; these words only frame it. They are plain, short, and never push towards an answer.
 */
export interface FirstWords {
  readonly lang: Locale;
  readonly language: string;
  readonly acceptAll: string;
  readonly refuseAll: string;
  readonly choose: string;
  readonly saved: string;
  readonly notSaved: string;
  /** That the second layer could not be loaded; the first one stands in for it. */
  readonly noChoices: string;
  readonly bases: { readonly [basis in Basis]: string };
  /** Why a purpose stands as it does, given the date of the last decision. */
  readonly reasons: { readonly [reason in Reason]: (date: string) => string };
}
