import { begins, supersedes } from '../../core/applicable.ts';
import type { Rule } from '../rule.ts';

export const overlappingVersions: Rule = {
  id: 'overlapping-versions',
  severity: 'error',
  title:
    'One version of a notice is in force at a time: each begins and ends at an instant of its own.',
  *check({ document, versions }) {
    for (const { notice, path } of versions) {
      const { until } = notice.effective;
      for (const other of document.notices) {
        if (other.key !== notice.key || other === notice) continue;
        // Of two that begin together the one whose name comes later is in force.
        if (begins(other) === begins(notice) && supersedes(notice, other)) {
          yield {
            path: [...path, 'effective', 'from'],
            message: `Version "${other.version}" begins at the same instant, so it is never in force.`,
            mend: 'Let the later one begin later, or remove the one that was never in force.',
          };
        }
        if (until === undefined || begins(other) <= begins(notice)) continue;
        if (Date.parse(until) <= begins(other)) continue;
        yield {
          severity: 'warning',
          path: [...path, 'effective', 'until'],
          message: `Version "${other.version}" begins at ${other.effective.from}, before this one is said to end.`,
          mend: 'Leave until out, or write the instant at which the next version begins.',
        };
      }
    }
  },
};
