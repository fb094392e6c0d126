import type { CivilDate, Country, Texts, Url } from './units.ts';

/** A law or guideline, declared once. */
export interface Law {
  readonly country: Country;
  /** As it is cited, such as `Act No. 57 of 2003`. */
  readonly number?: string;
  /** The e-Gov law id, such as `415AC0000000057`, by which `doui check` knows it. */
  readonly egov?: string;
  readonly enacted?: CivilDate;
  readonly revised?: { readonly number: string; readonly date: CivilDate };
  readonly url?: Url;
  readonly texts: Texts<{ readonly name: string }>;
}

/** That a notice rests on a law, or speaks of it. */
export interface Citation {
  /** A key of `laws`. */
  readonly law: string;
  /** Such as `27-8`. */
  readonly articles?: readonly string[];
}
