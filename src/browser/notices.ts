import type { Audience } from '../core/audience.ts';
import { ConsentError } from '../core/errors.ts';
import { hashOf } from '../core/hash.ts';
import type { NoticesDocument } from '../core/notice.ts';
import type { Checked } from './checked.ts';
import type { Checker } from './checker.ts';

/** The format's checks, counted up with each change to them, so that none is passed over. */
const CHECKS = 2;

/**
 * The notices, fetched if need be: those kept on the device where this very text was checked
 * before, so that whoever comes back loads no checks.
 *
 * @throws ConsentError `notices-unavailable`, `invalid-notices`.
 */
export async function loadNotices(
  source: NoticesDocument | string,
  audience: Audience,
  kept: Promise<{ readonly notices: Checked | undefined }>,
  checker: () => Promise<Checker>,
): Promise<Checked> {
  const isUrl = typeof source === 'string';
  const text = isUrl ? await fetchText(source) : JSON.stringify(source);
  const checked = await hashOf([CHECKS, text, audience]);
  const { notices } = await kept;
  if (notices?.checked === checked) return notices;
  const { check } = await checker();
  return check(text, audience, checked, isUrl ? source : 'notices');
}

async function fetchText(url: string): Promise<string> {
  const fail = (cause: unknown): never => {
    throw new ConsentError('notices-unavailable', `${url}: ${String(cause)}`);
  };
  const response = await fetch(url).catch(fail);
  return response.ok ? response.text().catch(fail) : fail(response.status);
}
