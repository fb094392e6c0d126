import type { JsonWebKey } from '../core/store.ts';
import { publishedKey } from './key.ts';
import type { Answer } from './route.ts';
import type { ReceiptSigner } from './sign.ts';

/** `GET …/jwks.json`: the keys that verify receipts (RFC 7517 §5), the one in use first. */
export function createJwksRoute(
  signer: () => Promise<ReceiptSigner>,
  formerKeys: readonly JsonWebKey[],
): Answer {
  return async () => {
    const former = await Promise.all(formerKeys.map(publishedKey));
    const { key } = await signer();
    const keys = [key, ...former.filter(({ kid }) => kid !== key.kid)];
    const headers = {
      'Content-Type': 'application/jwk-set+json',
      'Cache-Control': 'public, max-age=300',
    };
    return Response.json({ keys }, { headers });
  };
}
