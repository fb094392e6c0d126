import type { JsonWebKey } from '../../core/store.ts';

/** The members that only a private or symmetric key has (RFC 7518 §6.2.2, §6.3.2, §6.4). */
const SECRET = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** A key without what signs: it still verifies. */
export function withoutSecrets({ kty, ...members }: JsonWebKey): JsonWebKey {
  const kept = Object.entries(members).filter(([name]) => !SECRET.includes(name));
  return { kty, ...Object.fromEntries(kept) };
}
