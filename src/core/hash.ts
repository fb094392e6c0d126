import { toBase64Url } from './base64url.ts';
import { canonical } from './canonical.ts';

/** SHA-256 in base64url: 43 characters. */
export type Hash = string;

/** The canonical JSON of a value as UTF-8: the bytes that are hashed and signed. */
export function bytesOf(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonical(value)) as Uint8Array<ArrayBuffer>;
}

/** The name of a value: SHA-256 of its canonical JSON (RFC 8785), in base64url. */
export async function hashOf(value: unknown): Promise<Hash> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(value))));
}
