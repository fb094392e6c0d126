import {
  seal,
  sign,
  subjectOf,
  type Act,
  type PublicKey,
  type SealedEvent,
  type Signer,
} from '../../src/core/event.ts';
import { proofOf, type SyncRequest } from '../../src/core/protocol.ts';

/** A device as the server meets it: a key pair of its own, and what it makes with it. */
export interface Device extends Signer {
  /** Seals an act; what is not said of it is that of `anAct`. */
  seal(act?: Partial<Act>): Promise<SealedEvent>;
  /** A request, with its proof, as of now. */
  request(part?: Partial<Omit<SyncRequest, 'proof'>>): Promise<SyncRequest>;
}

const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

export async function createDevice(): Promise<Device> {
  const pair = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const key: PublicKey = { kty: 'EC', crv: 'P-256', x, y };
  const subject = await subjectOf(key);
  const signer: Signer = {
    subject,
    key,
    sign: (bytes) => crypto.subtle.sign(ES256, pair.privateKey, bytes),
  };
  return {
    ...signer,
    seal: (act = {}) => seal({ ...anAct(), ...act }, signer),
    async request(part = {}) {
      const at = new Date().toISOString();
      const bare = { v: 1 as const, subject, key, heads: [], events: [], at, ...part };
      return { ...bare, proof: await sign(await proofOf(bare), signer) };
    },
  };
}

const began = Date.now();
let acts = 0;

/** An act unlike any before it: of no notice, decided on nothing. */
export function anAct(): Act {
  acts += 1;
  return {
    v: 1,
    kind: 'decision',
    notices: [],
    locale: 'en',
    surface: 'banner',
    means: 'person',
    decisions: {},
    at: new Date(began - acts).toISOString(),
  };
}
