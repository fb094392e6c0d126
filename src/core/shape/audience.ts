import * as v from 'valibot';
import {
  CivilDate,
  Key,
  listOf,
  mapOf,
  may,
  must,
  Numeral,
  object,
  oneOf,
  type Schema,
  Text,
  textsOf,
} from './parts.ts';

const Words = must('One of these is among the person’s.', listOf(Key));

const Condition = v.pipe(
  object({
    is: may('Words: one of these is among the person’s.', listOf(Key)),
    isNot: may('Words: none of these is among the person’s, who stated theirs.', listOf(Key)),
    before: may('Date: earlier than this day.', CivilDate),
    from: may('Date: this day or later.', CivilDate),
    atLeast: may('Number: this, or more.', Numeral),
    below: may('Number: less than this.', Numeral),
    neverSince: may('Periods: none of them has a day on or after this one.', CivilDate),
    everSince: may('Periods: one of them has a day on or after this one.', CivilDate),
  }),
  v.check(
    (condition) => Object.keys(condition as object).length > 0,
    'Write what must hold, or remove it.',
  ),
  v.metadata({ description: 'What must hold of the attribute: all of it.', minProperties: 1 }),
);

/** What one attribute must fulfil. Each form explains itself better than a union of both could. */
export const RuleItem: Schema = v.lazy((input) => (Array.isArray(input) ? Words : Condition));
/** Both forms, for whoever cannot look at the value first. */
export const RULE_FORMS: readonly [Schema, Schema] = [Words, Condition];

export const Rule: Schema = must(
  'By attribute, what must hold of it; all attributes must. {} is everybody.',
  mapOf(RuleItem),
);

export const Attribute: Schema = object({
  type: must(
    'What it holds: words, a civil date, a number, or periods, such as those of a membership.',
    oneOf('words', 'date', 'number', 'periods'),
  ),
  values: may('All the words that it can have. Without them, any.', listOf(Key)),
  texts: may(
    'What it is called, and what its words are, by locale.',
    textsOf(
      object({
        name: must('What it is called.', Text),
        values: may('What its words are called.', mapOf(Text)),
      }),
    ),
  ),
});
