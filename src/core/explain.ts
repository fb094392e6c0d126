import { contradictions } from './contradictions.ts';
import { lineOf, type Fault } from './faults/fault.ts';
import { misshapen } from './misshapen.ts';

export type { Fault } from './faults/fault.ts';

/**
 * What is wrong with a value that should be `notices.json`: a line for each fault, with where it is
 * and what belongs there; none for a sound document.
 */
export const explain = (value: unknown): string[] => faults(value).map(lineOf);

/**
 * All that makes a value unusable as `notices.json`. It looks closer than `isNoticesDocument`, so
 * that it also finds misspelt members, and what would only be shown wrongly.
 */
export const faults = (value: unknown): Fault[] => [...misshapen(value), ...contradictions(value)];
