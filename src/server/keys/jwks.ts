import type { Keyring } from './keyring.ts';
import type { Answer } from '../route.ts';

/** `GET …/jwks.json`: the keys that verify receipts (RFC 7517 §5), the one in use first. */
export const createJwksRoute =
  (keyring: Keyring): Answer =>
  async () => {
    const headers = {
      'Content-Type': 'application/jwk-set+json',
      'Cache-Control': 'public, max-age=300',
    };
    return Response.json({ keys: await keyring.published() }, { headers });
  };
