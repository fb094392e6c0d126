import { EXCEPT } from '../except.ts';
import type { Way } from '../way.ts';

export type Row = readonly [key: string, what: string, run: NonNullable<Way['run']>, file?: string];

/** Ways that code of the page goes; `unmarked` are those where no mark of a purpose is looked for. */
export const waysOf = (rows: readonly Row[], unmarked: readonly string[]): readonly Way[] =>
  rows.map(([key, what, run, file = 'js']) => ({
    key,
    what,
    file,
    run,
    ...(unmarked.includes(key) ? {} : { canMark: true }),
    ...EXCEPT[key],
  }));
