import { createHash, timingSafeEqual } from 'node:crypto';

/** In characters, so that none is guessed: 16 random bytes as hexadecimal digits. */
const SHORTEST = 32;

/**
 * Whether a request shows one of these keys (RFC 6750 §2.1). How long that takes says nothing of how
 * much of a key was right.
 *
 * @throws TypeError where there is no key, or one that could be guessed.
 */
export function createBearer(keys: readonly string[]): (request: Request) => boolean {
  if (
    keys.length === 0 ||
    keys.some((key) => !/^[\w.~+/-]+=*$/.test(key) || key.length < SHORTEST)
  ) {
    throw new TypeError(
      `An operator's key has at least ${SHORTEST} characters of A–Z a–z 0–9 - . _ ~ + /. ` +
        'Make one with: openssl rand -hex 32',
    );
  }
  const digests = keys.map(digestOf);
  return (request) => {
    const header = request.headers.get('Authorization') ?? '';
    const given = digestOf(/^Bearer +([\w.~+/-]+=*)$/i.exec(header)?.[1] ?? '');
    // Every key is compared, in full.
    return digests.filter((digest) => timingSafeEqual(digest, given)).length > 0;
  };
}

const digestOf = (key: string): Buffer => createHash('sha256').update(key).digest();
