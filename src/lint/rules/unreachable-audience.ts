import type { AudienceRule, Condition } from '../../core/audience.ts';
import { conditionOf } from '../../core/rule.ts';
import type { Path } from '../finding.ts';
import type { Problem, Rule } from '../rule.ts';

export const unreachableAudience: Rule = {
  id: 'unreachable-audience',
  severity: 'error',
  title: 'The conditions of an audience do not contradict each other: somebody can fulfil them.',
  *check({ versions }) {
    for (const { notice, path } of versions) {
      yield* contradictions(notice.audience, [...path, 'audience']);
      for (const [index, { audience = {} }] of (notice.jointUse ?? []).entries()) {
        yield* contradictions(audience, [...path, 'jointUse', index, 'audience']);
      }
    }
  },
};

function* contradictions(rule: AudienceRule, path: Path): Generator<Problem> {
  for (const [attribute, stated] of Object.entries(rule)) {
    const why = contradiction(conditionOf(stated));
    if (why === undefined) continue;
    yield {
      path: [...path, attribute],
      message: `Nobody fulfils this: ${why}.`,
      mend: 'Correct the conditions, or remove the rule.',
    };
  }
}

function contradiction(condition: Condition): string | undefined {
  const { is, isNot = [], from = '', before = '~', atLeast, below } = condition;
  const { everSince = '', neverSince = '~' } = condition;
  if (is?.length === 0) return 'no word is among none';
  if (is?.every((word) => isNot.includes(word)) === true) return 'all that it may be, it may not';
  if (from >= before) return `no day is both before ${before} and not before ${from}`;
  if (atLeast !== undefined && below !== undefined && atLeast >= below) {
    return `no number is at least ${atLeast} and below ${below}`;
  }
  if (everSince >= neverSince) {
    return `a period with a day since ${everSince} has one since ${neverSince}`;
  }
  return undefined;
}
