import * as v from 'valibot';
import {
  Key,
  listOf,
  may,
  must,
  object,
  oneOf,
  Only,
  Positive,
  type Schema,
  Text,
} from './parts.ts';

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(`^(?:${text})$`, 'v') instanceof RegExp;
  } catch {
    return false;
  }
};

/** As HTML compiles `pattern`. */
const Pattern = v.pipe(
  v.string('Write text.'),
  v.nonEmpty('Write text that is not empty.'),
  v.check(isPattern, 'Write a regular expression that a browser can read.'),
);

const FormField = object({
  key: must('By which the words name it.', Key),
  type: must(
    'What is written in it.',
    oneOf('text', 'long-text', 'telephone', 'date', 'moment', 'choice'),
  ),
  required: may('Whether it must be filled in.', Only(true)),
  prefix: may('What stands before what is written, such as 0180-99-.', Text),
  pattern: may('A regular expression for what is written, as HTML’s pattern.', Pattern),
  options: may('The keys of what can be chosen.', listOf(Key)),
});

export const FormGroup: Schema = object({
  key: must('By which the words name it.', Key),
  times: may('How many times it may be filled in. Once where left out.', Positive),
  by: may('office: filled in by whoever receives the form.', oneOf('office')),
  fields: must('In the order in which they are filled in.', listOf(FormField)),
});
