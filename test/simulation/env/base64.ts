/*
 * `atob` and `btoa` (WHATWG HTML §8.3). Node's own read character by character, and make an exception
 * with a stack for each text that is none.
 */

const LEGIBLE = /^[\w+/]*={0,2}$/;
const ILLEGIBLE = new DOMException('not base64', 'InvalidCharacterError');

export function atob(text: string): string {
  const bare = text.replace(/={1,2}$/, '');
  if (!LEGIBLE.test(text) || text.includes('_') || bare.length % 4 === 1) throw ILLEGIBLE;
  return Buffer.from(bare, 'base64').toString('latin1');
}

export const btoa = (binary: string): string => Buffer.from(binary, 'latin1').toString('base64');
