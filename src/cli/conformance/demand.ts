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
