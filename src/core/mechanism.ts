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
export const strongest = (demands: readonly Named[]): Mechanism => among(demands)[0] ?? 'explicit';

/** What can be said of all of these grants together. */
export const weakest = (grants: readonly Named[]): Mechanism | undefined => among(grants).at(-1);

/** All that any of these names, strongest first. */
const among = (named: readonly Named[]): Mechanism[] =>
  STRONGEST_FIRST.filter((one) => named.some((name = 'explicit') => name === one));
