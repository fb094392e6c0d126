import * as v from 'valibot';
import { attributeFaults } from './faults/audience.ts';
import { factFaults } from './faults/facts.ts';
import { fieldsOf, placeOf, quoted, type Fault, type Path } from './faults/fault.ts';
import { noticeFaults } from './faults/notices.ts';
import { shape } from './shape.ts';

export type { Fault } from './faults/fault.ts';

/**
 * What is wrong with a value that should be `notices.json`: a line for each fault, with where it is
 * and what belongs there; none for a sound document. Loaded only when it is needed.
 */
export const explain = (value: unknown): string[] =>
  faults(value).map(({ path, message }) => `${placeOf(path)} ${message}`);

/**
 * All that makes a value unusable as `notices.json`. It looks closer than `isNoticesDocument`, so
 * that it also finds misspelt members, and what would only be shown wrongly.
 */
export function faults(value: unknown): Fault[] {
  const { issues = [] } = v.safeParse(shape, value, { abortPipeEarly: true });
  return [...issues.map(faultOf), ...contradictions(value)];
}

function faultOf({ path, message, expected, input }: v.BaseIssue<unknown>): Fault {
  return {
    path: path?.map(({ key }) => key as Path[number]) ?? [],
    message:
      expected === 'never'
        ? 'is not part of this format. Check its spelling.'
        : `is ${nameOf(input)}. ${message}`,
  };
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === '') return 'empty';
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  if (typeof value !== 'object') return `a ${typeof value}`;
  if (Object.keys(value).length === 0) return 'empty';
  return Array.isArray(value) ? 'a list' : 'an object';
}

/** Where parts that are each well-formed do not fit together. Passes over what is not. */
function* contradictions(value: unknown): Generator<Fault> {
  const document = fieldsOf(value);
  yield* attributeFaults(document['attributes']);
  for (const [key, transmission] of Object.entries(fieldsOf(document['transmissions']))) {
    for (const [member, inner] of Object.entries(fieldsOf(transmission))) {
      yield* factFaults(['transmissions', key, member], inner, document, {});
    }
  }
  yield* noticeFaults(document);
}
