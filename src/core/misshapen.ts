import * as v from 'valibot';
import { quoted, type Fault, type Path } from './faults/fault.ts';
import { shape } from './shape.ts';

/** Where a value is not of the shape that `notices.json` has, place by place. */
export const misshapen = (value: unknown): Fault[] =>
  (v.safeParse(shape, value, { abortPipeEarly: true }).issues ?? []).map(faultOf);

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
