import type { CivilDate } from '../core/units.ts';
import type { Finding, Severity } from './finding.ts';
import type { Scope } from './scope.ts';

/** What a rule found; what it leaves out is the rule's own. */
export interface Problem extends Pick<Finding, 'path' | 'message' | 'mend' | 'law'> {
  readonly severity?: Severity;
}

/** One thing that is asked of every notice, or of every document. */
export interface Rule {
  /** What a finding is known by. */
  readonly id: string;
  readonly severity: Severity;
  /** Where it is the law that asks: `APPI` is Act No. 57 of 2003, `TBA` Act No. 86 of 1984. */
  readonly law?: string;
  readonly from?: CivilDate;
  /** What holds of a document without findings, in one sentence. */
  readonly title: string;
  /** Expects a document in which `faults` finds nothing. */
  check(scope: Scope): Iterable<Problem>;
}
