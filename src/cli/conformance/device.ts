import {
  ES256,
  seal,
  sign,
  subjectOf,
  type Act,
  type PublicKey,
  type SealedEvent,
  type Signer,
} from '../../core/event.ts';
import { proofOf, type SyncRequest } from '../../core/protocol.ts';
import type { Asked } from './asked.ts';

/** A device of nobody's, made for one promise. */
export interface TestDevice extends Signer {
  /** Seals an act; what is not said of it decides nothing, on no notice. */
  seal(act?: Partial<Act>): Promise<SealedEvent>;
  /** A request of this device, proven, as of now. */
  request(part?: Partial<Omit<SyncRequest, 'proof'>>): Promise<SyncRequest>;
}

export async function createDevice(): Promise<TestDevice> {
  const pair = await crypto.subtle.generateKey(ES256, false, ['sign']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const key: PublicKey = { kty: 'EC', crv: 'P-256', x, y };
  const signer: Signer = {
    key,
    subject: await subjectOf(key),
    sign: (bytes) => crypto.subtle.sign(ES256, pair.privateKey, bytes),
  };
  let acts = 0;
  return {
    ...signer,
    seal(act = {}) {
      acts += 1;
      // No two acts of a device are alike, and none lies in the future.
      const at = new Date(Date.now() - 60_000 + acts).toISOString();
      const bare = { v: 1, kind: 'acknowledgement', notices: [], decisions: {} } as const;
      const made = { locale: 'en', surface: 'api', means: 'script', at } as const;
      return seal({ ...bare, ...made, ...act }, signer);
    },
    async request(part = {}) {
      const { subject } = signer;
      const at = new Date().toISOString();
      const bare = { v: 1, subject, key, heads: [], events: [], at, ...part } as const;
      return { ...bare, proof: await sign(await proofOf(bare), signer) };
    },
  };
}

/** Acts that decide nothing, and so stand alone. */
export const acts = (device: TestDevice, length: number): Promise<SealedEvent[]> =>
  Promise.all(Array.from({ length }, () => device.seal()));

/** Acts that each supersede the one before. */
export async function history(
  device: TestDevice,
  length: number,
  { pin, purpose }: Asked,
): Promise<SealedEvent[]> {
  const events: SealedEvent[] = [];
  for (let index = 0; index < length; index += 1) {
    const decision = index % 2 === 0 ? 'granted' : 'withdrawn';
    const parents = events.slice(-1).map(({ id }) => id);
    const decisions = { [purpose]: { decision, parents } } as const;
    events.push(await device.seal({ kind: 'decision', notices: [pin], decisions }));
  }
  return events;
}
