import type { CivilDate } from '../core/units.ts';

/** The members and indices that lead from the document to one place in it. */
export type Path = readonly (string | number)[];

/** `error`: it does harm, or the law forbids it. `warning`: something is lacking. `note`: think. */
export type Severity = 'error' | 'warning' | 'note';

/** Something in `notices.json` that should be otherwise. */
export interface Finding {
  /** The rule's id. */
  readonly rule: string;
  readonly severity: Severity;
  /** The place; of what is missing, the place that it would have. */
  readonly path: Path;
  readonly message: string;
  /** What to do about it. */
  readonly mend: string;
  /** Such as `APPI 27(5)(iii)`. */
  readonly law?: string;
  /** From when that law applies, where it has not always. Until then, the finding is a note. */
  readonly from?: CivilDate;
}
