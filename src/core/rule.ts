import type { Audience, AudienceRule, Condition, Operator, Period } from './audience.ts';
import { own } from './own.ts';

/** What every object inherits is of no kind that a rule asks for. */
type Given = Audience[string] | undefined;

type Test = (given: Given, wanted: never) => boolean | undefined;

/** Whether what was given fulfils what is wanted. What is of another kind fulfils nothing. */
const OPERATORS: {
  readonly [Name in Operator]: (
    given: Given,
    wanted: NonNullable<Condition[Name]>,
  ) => boolean | undefined;
} = {
  is: (given, wanted) => listOf(given, isWord)?.some((word) => wanted.includes(word)),
  isNot: (given, wanted) => listOf(given, isWord)?.every((word) => !wanted.includes(word)),
  before: (given, wanted) => isDate(given) && given < wanted,
  from: (given, wanted) => isDate(given) && given >= wanted,
  atLeast: (given, wanted) => isNumber(given) && given >= wanted,
  below: (given, wanted) => isNumber(given) && given < wanted,
  neverSince: (given, wanted) => listOf(given, isPeriod)?.every((period) => !lasts(period, wanted)),
  everSince: (given, wanted) => listOf(given, isPeriod)?.some((period) => lasts(period, wanted)),
};

/** One thing that a rule asks. */
export type Question = readonly [
  attribute: string,
  operator: Operator,
  wanted: string | number | readonly string[],
];

/** What must hold of an attribute: a bare list stands for `is`. */
export const conditionOf = (stated: AudienceRule[string]): Condition =>
  Array.isArray(stated) ? { is: stated } : (stated as Condition);

/** A rule, question by question; all of them must be answered with yes. */
export const questionsOf = (rule: AudienceRule): Question[] =>
  Object.entries(rule).flatMap(([attribute, stated]) =>
    Object.entries(conditionOf(stated)).map(
      ([operator, wanted]) => [attribute, operator, wanted] as unknown as Question,
    ),
  );

/** An attribute that the audience does not state fulfils no question; nor does an odd operator. */
export const fulfils = (audience: Audience, [attribute, operator, wanted]: Question): boolean =>
  own<Test>(OPERATORS, operator)?.(own(audience, attribute), wanted as never) === true;

/** What was given as a list, where each part of it is of that kind. */
function listOf<Item>(given: Given, is: (item: unknown) => item is Item): Item[] | undefined {
  const list: unknown[] = [given].flat();
  return list.every(is) ? list : undefined;
}

/** Whether a period has a day on or after this one. */
const lasts = ({ until }: Period, day: string): boolean => !until || until > day;

const isWord = (given: unknown): given is string => typeof given === 'string';

const isNumber = (given: unknown): given is number => typeof given === 'number';

const isPeriod = (given: unknown): given is Period => {
  const { from, until = from } = (given ?? {}) as Partial<Period>;
  return isDate(from) && isDate(until);
};

/** Dates are compared as text, so only what is written as one is one. */
const isDate = (given: unknown): given is string =>
  isWord(given) && /^\d{4}-\d\d-\d\d$/.test(given);
