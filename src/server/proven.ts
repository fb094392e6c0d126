import { proofOf } from '../core/protocol.ts';
import { isBy } from './keys/native.ts';
import type { SentRequest } from './request.ts';

/** For how long, before and after, a proof is good: what is caught on the way is soon worthless. */
const TOLERANCE = 10 * 60_000;

/** Whether the subject itself makes this request, now: only then may it read what is held of it. */
export async function isProven(request: SentRequest, now: Date): Promise<boolean> {
  const { subject, key, at } = request;
  if (!(Math.abs(Date.parse(at) - now.getTime()) <= TOLERANCE)) return false;
  // A token may be text that cannot be hashed, such as half a character.
  const stated = await proofOf(request).catch(() => undefined);
  return stated !== undefined && (await isBy(subject, key, stated, request.proof));
}
