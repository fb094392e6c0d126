import type { Attribute, Audience } from '../core/audience.ts';
import { ConsentError } from '../core/errors.ts';
import { hashOf, type Hash } from '../core/hash.ts';
import type { NoticesDocument } from '../core/notice.ts';
import { publish, type PublishedNotice } from '../core/publish.ts';
import type { Registry } from '../core/units.ts';
import type { Checker } from './checker.ts';

/** The format's checks, counted up with each change to them, so that none is passed over. */
const CHECKS = 1;

export interface Loaded {
  readonly attributes: Registry<Attribute>;
  readonly versions: readonly PublishedNotice[];
  /** Names what was checked: this very text, for this audience. */
  readonly checked: Hash;
}

/**
 * The notices, fetched if need be, named, and checked unless just this text was checked before: the
 * checks are loaded only for what is new to this browser.
 *
 * @throws ConsentError `notices-unavailable`, `invalid-notices`.
 */
export async function loadNotices(
  source: NoticesDocument | string,
  audience: Audience,
  known: Hash | undefined,
  checker: () => Promise<Checker>,
): Promise<Loaded> {
  const [where, text] =
    typeof source === 'string'
      ? [source, await fetchText(source)]
      : ['notices', JSON.stringify(source)];
  const checked = await hashOf([CHECKS, text, audience]);
  const document = parse(text, where);
  if (checked !== known) await (await checker()).check(document, audience, where);
  return { attributes: document.attributes ?? {}, versions: await publish(document), checked };
}

async function fetchText(url: string): Promise<string> {
  try {
    const response = await fetch(url);
    if (response.ok) return await response.text();
    throw response.status;
  } catch (cause) {
    throw new ConsentError('notices-unavailable', `${url}: ${cause}`);
  }
}

function parse(text: string, where: string): NoticesDocument {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ConsentError('invalid-notices', `${where} is not JSON`, cause);
  }
}
