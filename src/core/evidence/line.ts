import { canonical } from '../canonical.ts';
import type { SubjectId } from '../event.ts';
import type { Hash } from '../hash.ts';
import type { PublishedNotice } from '../publish.ts';
import type { StoredEvent } from '../store.ts';
import type { Instant } from '../units.ts';

/*
 * An operator's export: NDJSON, each line canonical JSON (RFC 8785) and a line feed, so that there
 * is one way to write it. Whatever a line refers to stands above it; the last line seals the rest.
 */

/** What an export holds: everything, what came after a cursor, or what is kept of one person. */
export type Scope = 'everything' | 'since' | 'person';

export interface HeadLine {
  readonly line: 'head';
  readonly v: 1;
  readonly scope: Scope;
  readonly exportedAt: Instant;
  /** Where the export before this one ended. */
  readonly since?: string;
}

/** A public key that signs receipts (RFC 7517). `kid` is its thumbprint (RFC 7638). */
export interface KeyLine {
  readonly line: 'key';
  readonly key: { readonly kid: string; readonly [member: string]: unknown };
}

/** A published notice that events pin by this hash, in the very words. */
export interface NoticeLine {
  readonly line: 'notice';
  readonly hash: Hash;
  readonly notice: Omit<PublishedNotice, 'hash'>;
}

/** A hash that events pin, of which the server has no words. */
export interface UnknownNoticeLine {
  readonly line: 'unknown-notice';
  readonly hash: Hash;
}

/** To whom a subject belongs: personal data, and only there if it was asked for. */
export interface LinkLine {
  readonly line: 'link';
  readonly subject: SubjectId;
  readonly account: string;
}

export interface EventLine extends StoredEvent {
  readonly line: 'event';
}

/** Seals everything above. Nothing follows it. */
export interface EndLine {
  readonly line: 'end';
  /** A compact JWS (RFC 7515) over SealClaims, signed as receipts are. */
  readonly seal: string;
}

export type EvidenceLine =
  HeadLine | KeyLine | NoticeLine | UnknownNoticeLine | LinkLine | EventLine | EndLine;

export interface SealClaims {
  /** When it was sealed, in seconds since 1970. */
  readonly iat: number;
  /** How many lines stand above the seal, and how many of them are events. */
  readonly lines: number;
  readonly events: number;
  /** From where the next export goes on; absent where it holds one person only. */
  readonly cursor?: string;
  /** SHA-256 of all bytes above the seal, as `head -n -1 | sha256sum` prints it. */
  readonly sha256: string;
}

/** The `typ` of the two kinds of JWS, so that none can stand in for the other (RFC 8725 §3.11). */
export const RECEIPT_TYPE = 'doui-receipt+jwt';
export const SEAL_TYPE = 'doui-evidence+jwt';

/** The one spelling of a line. */
export const lineOf = (line: EvidenceLine): string => `${canonical(line)}\n`;

/** What a line says, if that is its one spelling; otherwise `undefined`. */
export function readLine(text: string): { readonly line?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && canonical(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Bytes in hexadecimal, as other tools print a hash. */
export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
