import type { ConsentRecord } from '../core/record.ts';

/** The keys that verify receipts (RFC 7517); `undefined` where the server cannot be asked now. */
export async function fetchKeys(endpoint: string): Promise<ConsentRecord['jwks']> {
  try {
    const response = await fetch(`${endpoint}/jwks.json`, {
      credentials: 'omit',
      signal: AbortSignal.timeout(10_000),
    });
    const jwks = await response.json();
    // A captive portal answers too.
    return response.ok && Array.isArray(jwks?.keys) ? { keys: jwks.keys } : undefined;
  } catch {
    return undefined;
  }
}
