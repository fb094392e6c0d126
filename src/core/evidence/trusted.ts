import { readKey } from './jws.ts';

/** The keys by which receipts are verified. */
export interface Trusted {
  readonly ring: Map<string, CryptoKey>;
  /** Whether they are the export's own: then those that it brings along are added. */
  readonly own: boolean;
}

/** @param given A JWKS's keys; those that cannot have signed receipts are passed over. */
export async function trusted(given: readonly unknown[] | undefined): Promise<Trusted> {
  const ring = new Map<string, CryptoKey>();
  for (const read of await Promise.all((given ?? []).map(readKey))) {
    if (typeof read !== 'string') ring.set(read.kid, read.key);
  }
  return { ring, own: given === undefined };
}
