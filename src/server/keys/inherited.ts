import type { JsonWebKey, SigningKey } from '../../core/store.ts';
import { publishedKey } from './key.ts';

/** The one key that the first version kept, which did not say since when. */
export async function inherited(jwk: JsonWebKey): Promise<SigningKey> {
  const { kid } = await publishedKey(jwk);
  return { kid, jwk, from: '1970-01-01T00:00:00.000Z' };
}
