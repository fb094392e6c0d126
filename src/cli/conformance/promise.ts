import type { Endpoint } from './endpoint.ts';

/** One thing that the protocol promises, and how to see whether it is kept. */
export interface Promised {
  /** A word by which it is named. */
  readonly name: string;
  /** What is expected. */
  readonly says: string;
  /** Rejects with Broken where it is not kept. Makes its own devices, so that each stands alone. */
  keep(endpoint: Endpoint): Promise<void>;
}
