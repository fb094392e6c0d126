import { fromBase64Url, toBase64Url } from '../core/base64url.ts';
import type { PurposeKey } from '../core/purpose.ts';
import type { Instant } from '../core/units.ts';
import { isObjecting } from './gpc.ts';
import type { Standing } from './standing.ts';

export interface PaintOptions {
  /** `doui` where absent. */
  readonly name?: string;
  /** For how many days a browser keeps it. 180 where absent; browsers take at most 400. */
  readonly days?: number;
}

/** What a site's own server may know before it draws a page. */
export interface Painted {
  /** A purpose on which nothing holds now is not named. */
  readonly purposes: { readonly [purpose: PurposeKey]: 'granted' | 'denied' };
  /** When the server said so. Absent where only the browser's signal is known. */
  readonly at?: Instant;
  /** Whether the browser objects by Global Privacy Control (`Sec-GPC: 1`, and nothing else). */
  readonly gpc?: true;
}

const NAME = 'doui';
/** In bytes, with its name and attributes: what every browser keeps (RFC 6265 §6.1). */
const LONGEST = 3_800;

/**
 * Where a person stands, as a `Set-Cookie` for the first rendering of the next page. It is no
 * authority for anything, so that nobody gains by sending another's: it is not even read here.
 *
 * @throws TypeError for a name that a cookie cannot have.
 */
export function createPaint(options: PaintOptions): (standing: Standing, at: Date) => string {
  const { name = NAME, days = 180 } = options;
  if (!/^[\w!#$%&'*+.^`|~-]{1,64}$/.test(name)) {
    throw new TypeError(`cookie.name is "${name}". Use letters, digits, "-" and "_".`);
  }
  if (!(days > 0 && days <= 400)) {
    throw new TypeError(`cookie.days is ${days}. Browsers take from 1 to 400.`);
  }
  return (standing, at) => {
    const purposes = Object.entries(standing)
      .filter(([, { value }]) => value !== 'unset')
      .map(([purpose, { value }]) => [purpose, value === 'granted' ? 1 : 0]);
    const text = JSON.stringify({ v: 1, at: at.toISOString(), purposes });
    const value = toBase64Url(new TextEncoder().encode(text));
    const fits = value.length <= LONGEST;
    const age = fits ? Math.floor(days * 86_400) : 0;
    return `${name}=${fits ? value : ''}; Path=/; Max-Age=${age}; HttpOnly; Secure; SameSite=Lax`;
  };
}

/**
 * What the cookie of a request says: for painting the first rendering (whether to leave room for
 * the question, which of two texts to draw), and never for opening anything. It is a cache: it may
 * be older than the last withdrawal, and anybody can write one. Where the request objects by Global
 * Privacy Control, that is said too. `undefined` where there is neither, or none that is legible.
 *
 * @param name As in `createHandler({ cookie: { name } })`.
 */
export function readConsent(request: Request, name: string = NAME): Painted | undefined {
  const [, value = ''] =
    (request.headers.get('Cookie') ?? '')
      .split(';')
      .map((pair) => pair.trim().split('=', 2))
      .find(([key]) => key === name) ?? [];
  const painted = paintedIn(value);
  return isObjecting(request)
    ? { purposes: Object.create(null) as Painted['purposes'], ...painted, gpc: true }
    : painted;
}

function paintedIn(value: string): Painted | undefined {
  try {
    return legible(JSON.parse(new TextDecoder().decode(fromBase64Url(value))));
  } catch {
    return undefined;
  }
}

function legible(json: unknown): Painted | undefined {
  const { v, at, purposes } = (json ?? {}) as { readonly [member: string]: unknown };
  const isSound =
    v === 1 &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    Array.isArray(purposes) &&
    purposes.every(
      (entry: unknown) =>
        Array.isArray(entry) && typeof entry[0] === 'string' && (entry[1] === 0 || entry[1] === 1),
    );
  if (!isSound) return undefined;
  const told = purposes.map(([purpose, granted]: [string, 0 | 1]) => [
    purpose,
    granted === 1 ? 'granted' : 'denied',
  ]);
  // Without a prototype, since a purpose may be asked for under any name.
  return { at, purposes: Object.assign(Object.create(null), Object.fromEntries(told)) };
}
