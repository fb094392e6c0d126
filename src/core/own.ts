/** A member of an object's own: others are inherited under names that a document may use. */
export const own = <Value>(
  from: { readonly [key: string]: Value },
  key: string,
): Value | undefined => (Object.hasOwn(from, key) ? from[key] : undefined);
