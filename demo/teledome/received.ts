import type { FormField, FormGroup } from '../../src/core/form.ts';
import { nameOf } from './fields.ts';

/** One answer, with what stands before it. */
export interface Answer {
  readonly field: string;
  readonly value: string;
}

export interface Received {
  /** What was filled in, by group. */
  readonly groups: readonly { readonly group: string; readonly answers: readonly Answer[] }[];
  /** The names of the fields that are missing or not as they must be. */
  readonly faults: readonly string[];
}

/** Reads what was sent against the form that the notice states; the office's rows are not read. */
export function received(form: readonly FormGroup[], sent: URLSearchParams): Received {
  const faults: string[] = [];
  const groups = form
    .filter(({ by }) => by !== 'office')
    .flatMap((group) => {
      const times = group.times === undefined ? [undefined] : indices(group, sent);
      return times.map((index) => ({
        group: group.key,
        answers: group.fields.flatMap((field) => {
          const name = nameOf(group, field, index);
          const value = (sent.get(name) ?? '').trim();
          if (!isRight(field, value)) faults.push(name);
          return value === '' ? [] : [{ field: field.key, value: shown(field, value) }];
        }),
      }));
    });
  return { groups: groups.filter(({ answers }) => answers.length > 0), faults };
}

/** Which of the times was filled in: the first at least, and no more than the form allows. */
function indices({ key, times = 1, fields }: FormGroup, sent: URLSearchParams): number[] {
  const all = Array.from({ length: times }, (_, at) => at + 1);
  return all.filter(
    (at) => at === 1 || fields.some((field) => sent.has(`${key}.${at}.${field.key}`)),
  );
}

function isRight({ required, pattern, type, options }: FormField, value: string): boolean {
  if (value === '') return required !== true;
  if (value.length > 1000) return false;
  if (type === 'choice') return options?.includes(value) === true;
  return pattern === undefined || new RegExp(`^(?:${pattern})$`, 'v').test(value);
}

const shown = ({ type, prefix = '' }: FormField, value: string): string =>
  type === 'choice' ? value : prefix + value;
