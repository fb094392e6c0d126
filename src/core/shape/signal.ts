import { SIGNALS } from '../signal.ts';
import { keysOf, mapOf, must, object, oneOf, type Schema } from './parts.ts';

export const Signal: Schema = object({
  key: must('Who is told.', oneOf(...SIGNALS)),
  follows: must(
    'By the party’s own word, such as ad_storage: the purposes that must all be granted.',
    mapOf(keysOf('purposes')),
  ),
});
