import type { NoticesDocument } from '../core/notice.ts';
import { begins } from '../core/applicable.ts';
import type { Finding } from './finding.ts';
import type { Problem, Rule } from './rule.ts';
import { RULES } from './rules.ts';
import { scopeOf } from './scope.ts';

/**
 * What the rules find in a document at a time, rule by rule. The document is one in which `faults`
 * finds nothing.
 */
export function lint(document: NoticesDocument, at: Date): Finding[] {
  const scope = scopeOf(document, at);
  return RULES.flatMap((rule) =>
    [...rule.check(scope)].map((problem) => findingOf(rule, problem, document, at)),
  );
}

function findingOf(rule: Rule, problem: Problem, document: NoticesDocument, at: Date): Finding {
  const { path, message, mend, law = rule.law, severity = rule.severity } = problem;
  const { id, from } = rule;
  // A version is judged by the law of the days on which it is in force.
  const notice = path[0] === 'notices' ? document.notices[Number(path[1])] : undefined;
  const day = Math.max(at.getTime(), notice === undefined ? 0 : begins(notice));
  return {
    rule: id,
    severity: from !== undefined && day < Date.parse(from) ? 'note' : severity,
    path,
    message,
    mend,
    ...(law === undefined ? {} : { law }),
    ...(from === undefined ? {} : { from }),
  };
}
