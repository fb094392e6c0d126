import type { ConsentOptions } from '../../core/api.ts';
import { fromBase64Url } from '../../core/base64url.ts';
import { asConsentError, ConsentError } from '../../core/errors.ts';
import { hashOf, type Hash } from '../../core/hash.ts';

const PATIENCE = 3_000;

/** Who is there, as the host's login says; nobody in particular, where nobody is logged in. */
export interface Person {
  /** A hash of how the login names them: only to see whether it is somebody else. */
  readonly account?: Hash;
  /** A JWT of the host's login. Never kept. */
  readonly token?: string;
}

/**
 * Asks the page who is there. The token is not verified here: it comes from the page itself.
 *
 * @throws ConsentError `account-unavailable` where it does not say so in time, or not in a JWT.
 */
export async function ask(source: NonNullable<ConsentOptions['subjectToken']>): Promise<Person> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable('subjectToken did not answer')), PATIENCE);
  });
  try {
    const token = await Promise.race([
      typeof source === 'string' ? fetched(source) : source(),
      late,
    ]);
    return token ? { token, account: await accountOf(token) } : {};
  } catch (caught) {
    throw asConsentError(caught, 'account-unavailable', 'subjectToken');
  } finally {
    clearTimeout(timer);
  }
}

async function fetched(address: string): Promise<string | undefined> {
  const response = await fetch(address, { cache: 'no-store', redirect: 'error' });
  const text = await response.text();
  if (response.status === 204 || response.status === 401) return undefined;
  if (!response.ok) throw unavailable(`${address} answered ${response.status}`);
  return text.trim();
}

/** By `iss` and `sub` (RFC 7519 §4.1). */
async function accountOf(token: string): Promise<Hash> {
  const claims = new TextDecoder().decode(fromBase64Url(token.split('.')[1] ?? ''));
  const { iss = '', sub } = JSON.parse(claims) as { iss?: unknown; sub?: unknown };
  if (typeof sub !== 'string') throw unavailable('subjectToken gave a token without “sub”');
  return hashOf({ iss: String(iss), sub });
}

const unavailable = (detail: string): ConsentError =>
  new ConsentError('account-unavailable', detail);
