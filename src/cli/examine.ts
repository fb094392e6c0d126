import { placeOf as nameOf } from '../core/faults/fault.ts';
import { faults } from '../core/explain.ts';
import type { NoticesDocument } from '../core/notice.ts';
import type { Finding } from '../lint/finding.ts';
import { lint } from '../lint/lint.ts';
import { duplicatesIn } from './duplicates.ts';
import type { Place } from './lines.ts';
import { OWN, type OwnRule } from './own.ts';
import { placeOf } from './place.ts';
import type { Source } from './source.ts';

const AFTER = 'The other rules are asked once this is mended.';

/** A finding, and where in the file it is. */
export interface Located extends Finding, Place {}

export interface Examined {
  readonly findings: readonly Located[];
  /** Absent where it cannot be used. */
  readonly document?: NoticesDocument;
}

/** What is to be said of a file by itself, as of a time. */
export function examine(source: Source, at: Date): Examined {
  const duplicates = duplicatesIn(source.tree).map(({ path, offset }) => ({
    ...own('duplicate-member', {
      path,
      message: `"${String(path.at(-1))}" is here for the second time; what it said before is lost.`,
      mend: 'Remove one of them.',
    }),
    ...source.lines.placeOf(offset),
  }));
  const structural = faults(source.value).map((fault) => {
    // What it is, and in the last sentence how to mend it.
    const [, what = fault.message, mend = AFTER] = /^(.*\.) ([^.]*\.)$/s.exec(fault.message) ?? [];
    return own('structure', { path: fault.path, message: `${nameOf(fault.path)} ${what}`, mend });
  });
  if (structural.length > 0) {
    return { findings: [...duplicates, ...locate(source, structural)] };
  }
  const document = source.value as NoticesDocument;
  return { findings: [...duplicates, ...locate(source, lint(document, at))], document };
}

export const locate = (source: Source, findings: readonly Finding[]): Located[] =>
  findings.map((finding) => ({ ...finding, ...placeOf(source, finding.path) }));

/** A finding of one of the command's own rules. */
export const own = (
  rule: OwnRule,
  finding: Pick<Finding, 'path' | 'message' | 'mend'>,
): Finding => ({ rule, severity: OWN[rule].severity, ...finding });
