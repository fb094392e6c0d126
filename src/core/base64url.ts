/** Bytes as base64url without padding (RFC 4648 §5). */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * Each run of bytes has one spelling only, so that nobody can respell a signature (RFC 4648 §3.5).
 *
 * @throws when the text is not that spelling.
 */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(binaryOf(text), (character) => character.charCodeAt(0));
  if (toBase64Url(bytes) !== text) throw new TypeError('Not base64url');
  return bytes;
}

/** A character for each byte, however they are spelled. Throws for what is no base64url at all. */
export const binaryOf = (text: string): string =>
  atob(text.replaceAll('-', '+').replaceAll('_', '/'));
