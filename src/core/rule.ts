import type { Audience, AudienceRule, Condition, Operator, Period } from './audience.ts';

type Given = Audience[string];

/** Whether what was given fulfils what is wanted. What is of another kind fulfils nothing. */
const OPERATORS: {
  readonly [Name in Operator]: (given: Given, wanted: NonNullable<Condition[Name]>) => boolean;
} = {
  is: (given, wanted) => areWords(given) && wordsOf(given).some((word) => wanted.includes(word)),
  isNot: (given, wanted) =>
    areWords(given) && !wordsOf(given).some((word) => wanted.includes(word)),
  before: (given, wanted) => isDate(given) && given < wanted,
  from: (given, wanted) => isDate(given) && given >= wanted,
  atLeast: (given, wanted) => typeof given === 'number' && given >= wanted,
  below: (given, wanted) => typeof given === 'number' && given < wanted,
  neverSince: (given, wanted) =>
    arePeriods(given) && !given.some((period) => lasts(period, wanted)),
  everSince: (given, wanted) => arePeriods(given) && given.some((period) => lasts(period, wanted)),
};

/** One thing that a rule asks. */
export interface Question {
  readonly attribute: string;
  readonly operator: Operator;
  readonly wanted: string | number | readonly string[];
}

/** A rule, question by question; all of them must be answered with yes. */
export const questionsOf = (rule: AudienceRule): Question[] =>
  Object.entries(rule).flatMap(([attribute, condition]) =>
    Object.entries(Array.isArray(condition) ? { is: condition } : condition).map(
      ([operator, wanted]) => ({ attribute, operator, wanted }) as Question,
    ),
  );

/** An attribute that the audience does not state fulfils no question; nor does an unknown operator. */
export function fulfils(audience: Audience, { attribute, operator, wanted }: Question): boolean {
  const given = Object.hasOwn(audience, attribute) ? audience[attribute] : undefined;
  const test = OPERATORS[operator] as ((given: Given, wanted: unknown) => boolean) | undefined;
  return given !== undefined && test?.(given, wanted) === true;
}

/** Whether a period has a day on or after this one. */
const lasts = ({ until }: Period, day: string): boolean => until === undefined || until > day;

const wordsOf = (given: string | readonly string[]): readonly string[] =>
  typeof given === 'string' ? [given] : given;

const areWords = (given: Given): given is string | readonly string[] =>
  typeof given === 'string' || areAll(given, (item) => typeof item === 'string');

const arePeriods = (given: Given): given is readonly Period[] =>
  areAll(
    given,
    (item) =>
      typeof item === 'object' &&
      isDate(item?.from) &&
      (item.until === undefined || isDate(item.until)),
  );

const areAll = (given: Given, test: (item: string | Period) => boolean): boolean =>
  Array.isArray(given) && given.every(test);

/** Dates are compared as text, so only what is written as one is one. */
const isDate = (given: unknown): given is string =>
  typeof given === 'string' && /^\d{4}-\d\d-\d\d$/.test(given);
