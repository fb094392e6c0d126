/** Why something that was given cannot be worked with: exit status 2. */
export interface Unusable {
  readonly unusable: string;
}

export const unusable = (why: string): Unusable => ({ unusable: why });

export const isUnusable = (value: object): value is Unusable => 'unusable' in value;

/** What the system says of a file that it does not hand over: `ENOENT`, `EACCES` … */
export const reasonOf = (caught: unknown): string =>
  (caught as NodeJS.ErrnoException).code ?? String(caught);
