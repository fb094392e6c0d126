/** A value that JSON can hold. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** With the `u` flag a pair is one code point, so that this finds only what has no partner. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The canonical JSON text of a value (RFC 8785): members sorted by UTF-16 code units, no white
 * space, numbers as ECMAScript prints them. Members that are `undefined` are left out.
 *
 * @throws TypeError for what I-JSON cannot hold (RFC 7493): a number that is not finite, a lone
 * surrogate, a function, a symbol, a bigint, or `undefined` inside an array.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${Array.from(value, canonical).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${canonical(key)}:${canonical(member)}`);
    return `{${members.join()}}`;
  }
  if (
    value === null ||
    typeof value === 'boolean' ||
    Number.isFinite(value) ||
    (typeof value === 'string' && !LONE_SURROGATE.test(value))
  ) {
    return JSON.stringify(value);
  }
  throw new TypeError(`RFC 8785 has no ${typeof value} like this`);
}
