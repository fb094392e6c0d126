import { expect, test } from 'vitest';
import type { Store } from '../../src/core/store.ts';
import { createDevice } from '../support/device.ts';
import { heldOf } from '../support/held.ts';
import { expectKept, rounds, startClients } from './clients.ts';
import { start } from './process.ts';

/** Where a server keeps what is stored. */
export interface Ground {
  /** For the server: a file or an address. Fresh each time. */
  database(): Promise<string>;
  /** The test's own way to it. */
  open(database: string): { readonly store: Store; close(): Promise<void> };
}

/** A request that is sent again and again, by hand. */
async function once(): Promise<{
  subject: string;
  id: string;
  post(url: string): Promise<string>;
}> {
  const device = await createDevice();
  const sealed = await device.seal();
  const body = JSON.stringify(await device.request({ events: [sealed] }));
  return {
    subject: device.subject,
    id: sealed.id,
    async post(url) {
      const headers = { 'Content-Type': 'text/plain' };
      const response = await fetch(`${url}/sync`, { method: 'POST', headers, body });
      const { receipts } = (await response.json()) as { receipts: { jws: string }[] };
      expect(receipts).toHaveLength(1);
      return receipts[0]?.jws ?? '';
    },
  };
}

/** What holds wherever a server keeps what is stored, when its process is killed. */
export function describeCrashes(ground: Ground, deaths: { readonly uncommitted: string }): void {
  test('F38: killed between the commit and the reply, it stores nothing twice: sent again, the event has one place and one receipt', async () => {
    for (const death of ['taken', 'attested']) {
      const database = await ground.database();
      const dying = await start(database, death, 1);
      const request = await once();
      await expect(request.post(dying.url)).rejects.toThrow('fetch failed');
      expect(await dying.ended).toBe('SIGKILL');
      const own = ground.open(database);
      const before = await heldOf(own.store, request.subject);
      expect(before.map(({ sealed }) => sealed.id)).toEqual([request.id]);
      expect(before[0]?.receipt === undefined).toBe(death === 'taken');

      const next = await start(database);
      const jws = await request.post(next.url);
      expect(await request.post(next.url)).toBe(jws);
      if (death === 'attested') expect(jws).toBe(before[0]?.receipt?.jws);
      const after = await heldOf(own.store, request.subject);
      expect(after).toEqual([{ ...before[0], receipt: { id: request.id, jws } }]);
      await own.close();
      await next.kill();
    }
  });

  test('F39: killed before the commit, nothing was stored and nothing said; sent again, it is stored once', async () => {
    const database = await ground.database();
    // The first commits and statements are of keys and notices, made at the first request.
    const warm = await start(database);
    await (await once()).post(warm.url);
    await warm.kill();
    const request = await once();
    const dying = await start(database, deaths.uncommitted, 1);
    await expect(request.post(dying.url)).rejects.toThrow('fetch failed');
    expect(await dying.ended).toBe('SIGKILL');
    const own = ground.open(database);
    const held = await heldOf(own.store, request.subject);
    // Of a statement that was sent to a database nobody can tell; of a transaction one can.
    if (deaths.uncommitted === 'writing') expect(held).toEqual([]);
    const next = await start(database);
    await request.post(next.url);
    expect(await heldOf(own.store, request.subject)).toHaveLength(1);
    await own.close();
    await next.kill();
  });

  test('F38: killed at random under load, round after round: what was acknowledged is there, once, without a gap', async () => {
    const database = await ground.database();
    let server = await start(database);
    const clients = startClients(server.url, 6);
    for (let round = 0; round < rounds(4); round += 1) {
      await clients.more(5 + Math.floor(Math.random() * 20));
      await server.kill();
      server = await start(database);
      clients.moveTo(server.url);
    }
    await clients.settle();
    const own = ground.open(database);
    await expectKept(own.store, clients);
    await own.close();
    await server.kill();
  });

  test('F40, F104, F127: a hundred deliveries of one event at once are one row, and a hundred equal answers, of two servers', async () => {
    const database = await ground.database();
    const servers = await Promise.all([start(database), start(database)]);
    const request = await once();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => request.post(servers[index % 2]?.url ?? '')),
    );
    expect(new Set(answers).size).toBe(1);
    const own = ground.open(database);
    expect(await heldOf(own.store, request.subject)).toHaveLength(1);
    await own.close();
    await Promise.all(servers.map((server) => server.kill()));
  });

  test('F124: a subject with many events at once, through two servers, has each once and in one row', async () => {
    const database = await ground.database();
    const servers = await Promise.all([start(database), start(database)]);
    const device = await createDevice();
    const count = rounds(1) > 1 ? 1000 : 150;
    await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const body = JSON.stringify(await device.request({ events: [await device.seal()] }));
        const headers = { 'Content-Type': 'text/plain' };
        const url = `${servers[index % 2]?.url}/sync`;
        for (;;) {
          const { status, body: answer } = await fetch(url, { method: 'POST', headers, body });
          await answer?.cancel();
          if (status === 200) return;
          // Who would have to wait too long for a connection is asked to come again.
          expect(status).toBe(503);
        }
      }),
    );
    const own = ground.open(database);
    const held = await heldOf(own.store, device.subject);
    expect(held.map(({ seq }) => seq)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
    expect(held.every(({ receipt }) => receipt !== undefined)).toBe(true);
    await own.close();
    await Promise.all(servers.map((server) => server.kill()));
  });
}
