import { promisifyRequest, type UseStore } from 'idb-keyval';
import type { Act, EventId, SealedEvent } from '../core/event.ts';
import { isLegible } from '../core/legible.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Checked } from './checked.ts';
import { write } from './mirror.ts';
import type { Device } from './device.ts';

/*
 * What the device keeps, in one object store, one record a fact, each under a key of its own. No
 * write reads first, so that tabs never overwrite each other, and adding is set union:
 *
 *     ['act', key]      an act as it was clicked, before it is sealed (write-ahead)
 *     ['event', id]     a sealed event
 *     ['receipt', id]   the server's receipt for it
 *     ['refused', id]   the code with which the server refused it
 *     ['device']        the device's key pair; the first one ever put
 *     ['notices']       the notices as they were checked last: a copy, and no fact
 */

/** Everything on this device that the state follows from. */
export interface Kept {
  readonly acts: readonly (readonly [key: string, act: Act])[];
  readonly events: readonly SealedEvent[];
  readonly receipts: readonly Receipt[];
  readonly refused: readonly EventId[];
  readonly device: Device | undefined;
  /** The notices as they were checked last. */
  readonly notices: Checked | undefined;
}

/** One transaction over the whole store, so that no fact is seen without those stored with it. */
export async function readAll(use: UseStore): Promise<Kept> {
  const [keys, facts] = await use('readonly', (store) =>
    Promise.all([promisifyRequest(store.getAllKeys()), promisifyRequest(store.getAll())]),
  );
  const of = <Fact>(kind: string): [id: string, fact: Fact][] =>
    keys.flatMap((key, at) => {
      const [is, id = ''] = [key].flat() as string[];
      return is === kind ? [[id, facts[at]]] : [];
    });
  /** Storage may be damaged: what does not lie under its own name is not seen. */
  const named = <Fact extends { readonly id: EventId }>(kind: string): Fact[] =>
    of<Fact>(kind).flatMap(([id, fact]) => (fact?.id === id ? [fact] : []));
  return {
    acts: of<Act>('act').filter(([, act]) => isLegible(act)),
    events: named<SealedEvent>('event'),
    receipts: named<Receipt>('receipt'),
    refused: of('refused').map(([id]) => id),
    device: of<Device>('device').at(0)?.[1],
    notices: of<Checked>('notices').at(0)?.[1],
  };
}

/** An act on its way into storage. */
export interface Begun {
  readonly key: string;
  readonly act: Act;
  /** Resolves when it is durable. */
  readonly durable: Promise<void>;
}

/** Puts an act in the caller's own task: one blind put, and a note of it in localStorage. */
export function begin(use: UseStore, name: string, act: Act): Begun {
  const key = `${name} ${crypto.randomUUID()}`;
  const durable = use('readwrite', (store) => {
    store.put(act, ['act', key]);
    return promisifyRequest(store.transaction);
  });
  write(key, act);
  return { key, act, durable };
}
