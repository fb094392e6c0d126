import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sqliteStore } from '../../src/server/sqlite/sqlite.ts';
import { createDevice } from '../support/device.ts';
import { heldOf } from '../support/held.ts';
import { expectKept, startClients } from './clients.ts';
import { describeCrashes } from './crash.ts';
import { mayMount, mountDisk } from '../support/disk.ts';
import { start } from './process.ts';

let directory: string;
let files = 0;
const newFile = (): string => join(directory, `${(files += 1)}.sqlite`);

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'doui-fire-'));
});
afterAll(() => rm(directory, { recursive: true }));

const open = (path: string) => {
  const store = sqliteStore(path);
  return { store, close: () => store.close() };
};

describe('sqlite', () => {
  describeCrashes({ database: async () => newFile(), open }, { uncommitted: 'writing' });

  test.runIf(mayMount)(
    'F128: with a full disk it answers 503, acknowledges nothing, and goes on when there is room',
    async () => {
      const disk = mountDisk(4);
      const path = join(disk.path, 'doui.sqlite');
      const server = await start(path);
      const clients = startClients(server.url, 4);
      await clients.more(10);
      disk.fill();
      await clients.refused(503);
      expect(new Set(clients.refusals.get(503))).toEqual(new Set(['30']));
      disk.free();
      await clients.more(10);
      await clients.settle();
      const { store, close } = open(path);
      await expectKept(store, clients);
      await close();
      await server.kill();
      disk.remove();
    },
  );

  test('F128: of two processes one that holds the file for long makes the other answer 503, and no more', async () => {
    const path = newFile();
    const server = await start(path);
    const clients = startClients(server.url, 2);
    await clients.more(2);
    const holder = new DatabaseSync(path);
    holder.exec('pragma busy_timeout = 1000; begin immediate');
    await clients.refused(503);
    // What only reads is answered meanwhile.
    expect((await fetch(`${server.url}/jwks.json`)).status).toBe(200);
    holder.exec('rollback');
    holder.close();
    await clients.more(5);
    await clients.settle();
    const { store, close } = open(path);
    await expectKept(store, clients);
    await close();
    await server.kill();
  });

  test('F136: restored from an older copy, it takes again what clients still hold, and loses nothing of it', async () => {
    const path = newFile();
    const device = await createDevice();
    const events = await Promise.all(Array.from({ length: 6 }, () => device.seal()));
    const take = async (url: string, some: typeof events) => {
      const body = JSON.stringify(await device.request({ events: some }));
      const headers = { 'Content-Type': 'text/plain' };
      return fetch(`${url}/sync`, { method: 'POST', headers, body }).then((answer) =>
        answer.json(),
      );
    };
    const first = await start(path);
    await take(first.url, events.slice(0, 3));
    await first.kill();
    const { close } = open(path);
    await close(); // Everything is in the one file now.
    const backup = newFile();
    await copyFile(path, backup);
    const second = await start(path);
    await take(second.url, events.slice(3));
    await second.kill();

    const restored = await start(backup);
    await take(restored.url, events);
    const own = open(backup);
    const held = await heldOf(own.store, device.subject);
    expect(held.map(({ sealed }) => sealed.id)).toEqual(events.map(({ id }) => id));
    expect(held.every(({ receipt }) => receipt !== undefined)).toBe(true);
    await own.close();
    await restored.kill();
  });
});
