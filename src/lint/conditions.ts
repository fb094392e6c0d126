import type { AudienceRule, Condition } from '../core/audience.ts';

/** What must hold, attribute by attribute; a bare list stands for `is`. */
export const conditionsOf = (rule: AudienceRule): (readonly [string, Condition])[] =>
  Object.entries(rule).map(([attribute, condition]) => [
    attribute,
    isList(condition) ? { is: condition } : condition,
  ]);

const isList = (condition: Condition | readonly string[]): condition is readonly string[] =>
  Array.isArray(condition);
