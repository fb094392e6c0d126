import type { Mechanism } from './purpose.ts';

/** Every mechanism. Where none is named, it is the first. */
export const STRONGEST_FIRST: readonly Mechanism[] = [
  'explicit',
  'obtained-by-other',
  'deemed-by-use',
];

type Named = Mechanism | undefined;

/** Whether consent that came about so will do where that is demanded. An unknown one never does. */
export const suffices = (given: Named = 'explicit', demanded: Named = 'explicit'): boolean =>
  STRONGEST_FIRST.slice(0, STRONGEST_FIRST.indexOf(demanded) + 1).includes(given);

/** What satisfies all of these demands. */
export const strongest = (demands: readonly Named[]): Mechanism =>
  first(STRONGEST_FIRST, demands) ?? 'explicit';

/** What can be said of all of these grants together. */
export const weakest = (grants: readonly Named[]): Mechanism | undefined =>
  first(WEAKEST_FIRST, grants);

const WEAKEST_FIRST: readonly Mechanism[] = ['deemed-by-use', 'obtained-by-other', 'explicit'];

/** The first that any of these names. */
const first = (order: readonly Mechanism[], named: readonly Named[]): Mechanism | undefined =>
  order.find((one) => named.some((name = 'explicit') => name === one));
