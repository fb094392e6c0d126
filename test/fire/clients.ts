import { EventEmitter, once } from 'node:events';
import { expect } from 'vitest';
import type { SealedEvent } from '../../src/core/event.ts';
import type { SyncResponse } from '../../src/core/protocol.ts';
import type { Store } from '../../src/core/store.ts';
import { createDevice, type Device } from '../support/device.ts';
import { heldOf } from '../support/held.ts';

/** Devices that decide and send without an end, as pages do: each event until it has its receipt. */
export interface Clients {
  /** The receipts that were seen, by event. */
  readonly receipts: ReadonlyMap<string, { readonly subject: string; readonly jws: string }>;
  /** What answers said that were none: their status, and when to come again. */
  readonly refusals: ReadonlyMap<number, readonly (string | null)[]>;
  /** Where the server is now. */
  moveTo(url: string): void;
  /** Resolves when so many more receipts were seen. */
  more(count: number): Promise<void>;
  /** Resolves when an answer of this status has come that had not when this was called. */
  refused(status: number): Promise<void>;
  /** Ends, when each has a receipt for its last event. */
  settle(): Promise<void>;
}

/** Pauses before an event is sent again, in milliseconds: a page waits longer. */
const PAUSE = 20;

export function startClients(url: string, count: number): Clients {
  const heard = new EventEmitter().setMaxListeners(0);
  const receipts = new Map<string, { subject: string; jws: string }>();
  const refusals = new Map<number, (string | null)[]>();
  let where = url;
  const ending = new AbortController();

  async function post(device: Device, sealed: SealedEvent): Promise<boolean> {
    const body = JSON.stringify(await device.request({ events: [sealed] }));
    const response = await fetch(`${where}/sync`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body,
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) {
      await response.body?.cancel();
      const times = refusals.get(response.status) ?? [];
      refusals.set(response.status, [...times, response.headers.get('Retry-After')]);
      heard.emit('refused', response.status);
      return false;
    }
    const answer = (await response.json()) as SyncResponse;
    for (const { id, jws } of answer.receipts) {
      const first = receipts.get(id);
      if (first !== undefined) expect(jws).toBe(first.jws);
      else receipts.set(id, { subject: device.subject, jws });
    }
    heard.emit('receipt');
    return receipts.has(sealed.id);
  }

  async function live(): Promise<void> {
    const device = await createDevice();
    while (!ending.signal.aborted) {
      const sealed = await device.seal();
      while (!(await post(device, sealed).catch(unreachable))) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
  }
  const lives = Array.from({ length: count }, live);

  return {
    receipts,
    refusals,
    moveTo(next) {
      where = next;
    },
    async more(wanted) {
      const until = receipts.size + wanted;
      while (receipts.size < until) await once(heard, 'receipt');
    },
    async refused(status) {
      for (;;) {
        const [heardOf] = (await once(heard, 'refused')) as [number];
        if (heardOf === status) return;
      }
    },
    async settle() {
      ending.abort();
      await Promise.all(lives);
    },
  };
}

/** A server that is away is no failure of a client's; anything else is. */
function unreachable(error: unknown): false {
  const isAway = error instanceof TypeError || (error as Error).name === 'TimeoutError';
  if (!isAway) throw error;
  return false;
}

/** The law: what a client has seen a receipt of is there, once, and in a row without a gap. */
export async function expectKept(
  store: Store,
  { receipts }: Pick<Clients, 'receipts'>,
): Promise<void> {
  const subjects = new Set([...receipts.values()].map(({ subject }) => subject));
  const kept = new Map<string, string | undefined>();
  for (const subject of subjects) {
    const held = await heldOf(store, subject);
    expect(held.map(({ seq }) => seq)).toEqual(held.map((_, index) => index + 1));
    for (const { sealed, receipt } of held) {
      expect(kept.has(sealed.id)).toBe(false);
      kept.set(sealed.id, receipt?.jws);
    }
  }
  for (const [id, { jws }] of receipts) expect(kept.get(id)).toBe(jws);
}

/** As many rounds as fit into every run; a hundred where there is time. */
export const rounds = (few: number): number => (process.env['SOAK'] === '1' ? 100 : few);
