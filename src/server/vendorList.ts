import { problemResponse } from './problem.ts';
import type { OnError } from './report.ts';
import type { Answer } from './route.ts';

export interface VendorListOptions {
  /** Where it is fetched: IAB Europe's own address where absent. */
  readonly from?: string;
}

/** Only servers may load it from there (TCF, "How do CMPs and vendors load the Global Vendor List"). */
const FROM = 'https://vendor-list.consensu.org/v3/';
/** The list is new each week; the half of a day is soon enough. */
const FRESH = 12 * 3_600_000;
/** For how long an address that failed is not asked again. */
const PAUSE = 60_000;
const TIMEOUT = 10_000;
/** In bytes; the list of today has a third of it. */
const LONGEST = 16_000_000;

/** The languages of the framework, in its own spelling. */
const LANGUAGES =
  'ar bg bs ca cs cy da de el en es et eu fi fr gl he hi hr hu id is it ja ka ko lt lv mk ms mt nl no pl pt-br pt-pt ro ru sk sl sq sr-cyrl sr-latn sv sw th tl tr uk vi zh zh-hant';

/** The names of its files: no other is ever asked for. */
export const VENDOR_FILES: readonly string[] = [
  'vendor-list.json',
  ...LANGUAGES.split(' ').map((language) => `purposes-${language}.json`),
];

interface Kept {
  readonly body?: string;
  /** When it was asked for last, and whether that went well. */
  readonly at: number;
  readonly failed: boolean;
}

/**
 * `GET …/gvl/vendor-list.json` and `…/gvl/purposes-ja.json`: IAB Europe's vendor list and its
 * translations, which browsers must not load from there. Kept for half a day; where it cannot be had
 * anew, the last good one is served, however old. Without one: 503.
 *
 * @throws TypeError for an address that is none.
 */
export function createVendorListRoute(
  { from = FROM }: VendorListOptions,
  now: () => Date,
  report: OnError,
): Answer {
  const base = new URL(from.endsWith('/') ? from : `${from}/`);
  const kept = new Map<string, Kept>();
  const asking = new Map<string, Promise<Kept>>();

  const ask = async (name: string, before: Kept | undefined): Promise<Kept> => {
    const at = +now();
    try {
      return { body: await bodyAt(new URL(name, base), name), at, failed: false };
    } catch (error) {
      report(error);
      return { ...before, at, failed: true };
    }
  };
  /** One question at a time, whoever waits for it. */
  const refreshed = (name: string, before: Kept | undefined): Promise<Kept> => {
    const under = asking.get(name);
    if (under !== undefined) return under;
    const asked = ask(name, before).then((answer) => {
      kept.set(name, answer);
      asking.delete(name);
      return answer;
    });
    asking.set(name, asked);
    return asked;
  };

  return async (request) => {
    const name = new URL(request.url).pathname.split('/').at(-1) ?? '';
    let held = kept.get(name);
    const age = +now() - (held?.at ?? -Infinity);
    if (held === undefined || age >= (held.failed ? PAUSE : FRESH)) {
      held = await refreshed(name, held);
    }
    if (held.body === undefined) return problemResponse('storage-failed', { 'Retry-After': '60' });
    return new Response(held.body, {
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=3600' },
    });
  };
}

/** @throws for all that is no such list. */
async function bodyAt(url: URL, name: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) });
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${url.href} answered ${response.status}.`);
  if (body.length > LONGEST) throw new Error(`${url.href} is longer than ${LONGEST}.`);
  const { vendors, vendorListVersion, purposes } = (JSON.parse(body) ?? {}) as {
    readonly [member: string]: unknown;
  };
  const isList = typeof vendors === 'object' && Number.isInteger(vendorListVersion);
  if (typeof purposes !== 'object' || (name === 'vendor-list.json' && !isList)) {
    throw new TypeError(`${url.href} is no vendor list.`);
  }
  return body;
}
