import { promisifyRequest, type UseStore } from 'idb-keyval';
import type { Act, EventId, PublicKey, SealedEvent } from '../../core/event.ts';
import { isLegible } from '../../core/legible.ts';
import type { Hash } from '../../core/hash.ts';
import type { Receipt } from '../../core/receipt.ts';
import type { Checked } from '../checked.ts';
import { write } from '../mirror.ts';

/*
 * What the device keeps, in one object store, one record a fact, each under a key of its own. No
 * write reads first, so that tabs never overwrite each other, and adding is set union:
 *
 *     ['act', key]      an act as it was clicked, before it is sealed (write-ahead)
 *     ['event', id]     a sealed event
 *     ['receipt', id]   the server's receipt for it
 *     ['refused', id]   the code with which the server refused it
 *     ['device']        the device's key pair; the first one ever put
 *     ['account', hash] whose these facts are: a hash of how the login names them; and whether the
 *                       server has linked them
 *     ['era']           whose turn it is on this device
 *     ['notices']       the notices as they were checked last: a copy, and no fact
 *
 * When somebody else takes the device over, an era begins. Its name is put at the end of the key of
 * every fact: one blind put takes all that was out of view at once, and what a tab still writes for
 * the one before never comes into it.
 */

/** The end of the keys of a person's facts. Empty for the first one who used the device. */
export type Era = string;

/** The key of a fact. */
export const keyOf = (kind: string, id: string, era: Era | undefined): string[] =>
  [kind, id, era].filter(Boolean) as string[];

/** A device's key pair as it is kept. Where CryptoKeys cannot be stored, the private key is a JWK. */
export interface Device {
  readonly key: PublicKey;
  readonly secret: CryptoKey | JsonWebKey;
}

/** Everything on this device that the state follows from. */
export interface Kept {
  readonly era: Era;
  /** Hashes of how the host's login names whoever these facts are of; and if the server knows. */
  readonly accounts: readonly (readonly [account: Hash, linked: boolean])[];
  readonly acts: readonly (readonly [key: string, act: Act])[];
  readonly events: readonly SealedEvent[];
  readonly receipts: readonly Receipt[];
  readonly refused: readonly EventId[];
  readonly device: Device | undefined;
  /** The notices as they were checked last. */
  readonly notices: Checked | undefined;
}

/**
 * The facts of an era, by default the present one. One transaction over the whole store, so that no
 * fact is seen without those stored with it.
 */
export async function readAll(use: UseStore, wanted?: Era): Promise<Kept> {
  const [keys, facts] = await use('readonly', (store) =>
    Promise.all([promisifyRequest(store.getAllKeys()), promisifyRequest(store.getAll())]),
  );
  const named = keys.map((key) => [key].flat() as string[]);
  const only = (kind: string, name = '') =>
    facts[named.findIndex(([is, id = '']) => is === kind && id === name)];
  const era: Era = wanted ?? only('era') ?? '';
  const of = <Fact>(kind: string): [id: string, fact: Fact][] =>
    named.flatMap(([is, id = '', end = ''], at) =>
      is === kind && end === era ? [[id, facts[at]]] : [],
    );
  /** Storage may be damaged: what does not lie under its own name is not seen. */
  const lying = <Fact extends { readonly id: EventId }>(kind: string): Fact[] =>
    of<Fact>(kind).flatMap(([id, fact]) => (fact?.id === id ? [fact] : []));
  return {
    era,
    accounts: of('account'),
    acts: of<Act>('act').filter(([, act]) => isLegible(act)),
    events: lying<SealedEvent>('event'),
    receipts: lying<Receipt>('receipt'),
    refused: of('refused').map(([id]) => id),
    device: only('device', era),
    notices: only('notices'),
  };
}

/** An act on its way into storage. */
export interface Begun {
  readonly key: string;
  readonly era: Era | undefined;
  readonly act: Act;
  /** Resolves when it is durable. */
  readonly durable: Promise<void>;
}

/** Puts an act in the caller's own task: one blind put, and a note of it in localStorage. */
export function begin(use: UseStore, name: string, era: Era | undefined, act: Act): Begun {
  const key = `${name} ${crypto.randomUUID()} ${era ?? ''}`;
  const durable = use('readwrite', (store) => {
    store.put(act, keyOf('act', key, era));
    return promisifyRequest(store.transaction);
  });
  write(key, act);
  return { key, era, act, durable };
}
