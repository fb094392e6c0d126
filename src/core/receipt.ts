import { binaryOf, fromBase64Url } from './base64url.ts';
import type { EventId, SubjectId } from './event.ts';

/** The server's attestation that it holds an event. */
export interface Receipt {
  readonly id: EventId;
  /** A compact JWS (RFC 7515) over ReceiptClaims, signed by a key of the server's JWKS. */
  readonly jws: string;
}

export interface ReceiptClaims {
  /** The event. */
  readonly jti: EventId;
  readonly sub: SubjectId;
  /** When it was received, in seconds since 1970, by the server's clock. */
  readonly iat: number;
  /** Its place in the order in which the server received the subject's events; from 1. */
  readonly seq: number;
}

/** What a receipt says, without verifying who says it; `undefined` where it says nothing legible. */
export function claimsOf(jws: string): ReceiptClaims | undefined {
  try {
    const payload = new TextDecoder().decode(fromBase64Url(jws.split('.')[1] ?? ''));
    const claims: ReceiptClaims | null = JSON.parse(payload);
    // JSON may also be a bare number, or null.
    return typeof claims?.jti === 'string' ? claims : undefined;
  } catch {
    return undefined;
  }
}

/** When a receipt says that its event was received, in milliseconds since 1970; or else `or`. */
export function attestedAt(receipt: Receipt | undefined, or: number): number {
  try {
    return JSON.parse(binaryOf(String(receipt?.jws.split('.')[1]))).iat * 1_000 || or;
  } catch {
    return or;
  }
}
