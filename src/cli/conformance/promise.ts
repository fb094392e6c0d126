import type { Endpoint } from './endpoint.ts';

/** One thing that the protocol promises, and how to see whether it is kept. */
export interface Promised {
  /** A word by which it is named. */
  readonly name: string;
  /** What is expected. */
  readonly says: string;
  /** Rejects with Broken where it is not kept. Makes its own devices, so that each stands alone. */
  keep(endpoint: Endpoint): Promise<void>;
}

/** What was found in place of what was promised. */
export interface Broken {
  readonly found: string;
}

export const isBroken = (caught: unknown): caught is Broken =>
  typeof caught === 'object' && caught !== null && 'found' in caught;

export const broken = (found: string): Error & Broken => Object.assign(new Error(found), { found });

/** @throws Broken where a condition does not hold. */
export function demand(condition: boolean, found: string): asserts condition {
  if (!condition) throw broken(found);
}
