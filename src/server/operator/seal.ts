import { SEAL_TYPE, type SealClaims } from '../../core/evidence/line.ts';
import type { JsonWebKey } from '../../core/store.ts';
import { jwsBy } from '../keys/jws.ts';

/** The seal of an export, by a key that signs receipts. */
export async function sealOf(claims: SealClaims, jwk: JsonWebKey): Promise<string> {
  const write = await jwsBy(jwk, SEAL_TYPE);
  return write(claims);
}
