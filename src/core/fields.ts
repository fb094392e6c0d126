export type Fields = { readonly [key: string]: unknown };

/** Whether a value is an object with members, and no list. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
