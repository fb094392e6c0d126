import { Client, Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresStore } from '../../src/server/postgres/postgres.ts';
import { expectKept, rounds, startClients } from './clients.ts';
import { createCluster, type Cluster } from './cluster.ts';
import { describeCrashes } from './crash.ts';
import { mayMount, mountDisk } from '../support/disk.ts';
import { start } from './process.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await createCluster();
});
afterAll(() => cluster.remove());

const open = (url: string) => {
  const pool = new Pool({ connectionString: url, max: 4 });
  pool.on('error', () => {});
  return { store: postgresStore(pool), close: () => pool.end() };
};

async function expectAllKept(
  url: string,
  clients: Parameters<typeof expectKept>[1],
): Promise<void> {
  const { store, close } = open(url);
  await expectKept(store, clients);
  await close();
}

describe('postgresql', () => {
  describeCrashes({ database: () => cluster.database(), open }, { uncommitted: 'sending' });

  test.each(['stop', 'kill'] as const)(
    'F125: a database that goes (%s) and comes back: 503 meanwhile, then all goes on, and nothing acknowledged is missing',
    async (end) => {
      const url = await cluster.database();
      const server = await start(url);
      const clients = startClients(server.url, 6);
      for (let round = 0; round < rounds(1); round += 1) {
        await clients.more(15);
        const refused = clients.refused(503);
        await cluster[end]();
        await refused;
        await cluster.start();
        await clients.more(5);
      }
      await clients.settle();
      expect(new Set(clients.refusals.get(503))).toEqual(new Set(['30']));
      await expectAllKept(url, clients);
      await server.kill();
    },
  );

  test('F125: sessions that are ended in the middle of what they do: it is done again, and nobody hears of it', async () => {
    const url = await cluster.database();
    const server = await start(url);
    const clients = startClients(server.url, 6);
    await clients.more(5);
    for (let round = 0; round < rounds(10); round += 1) {
      await cluster.run(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
        url,
      );
      await clients.more(4);
    }
    await clients.settle();
    await expectAllKept(url, clients);
    await server.kill();
  });

  test('F125: two servers whose calls lock each other out are told so by the database, and try again', async () => {
    const url = await cluster.database();
    const servers = await Promise.all([start(url), start(url)]);
    const groups = servers.map((server) => startClients(server.url, 3));
    const all = async (count: number): Promise<void> => {
      await Promise.all(groups.map((clients) => clients.more(count)));
    };
    await all(3);
    const [one, two] = [new Client(url), new Client(url)];
    await Promise.all([one.connect(), two.connect()]);
    for (let round = 0; round < rounds(2); round += 1) {
      // Each has what the other wants next, and among them the servers' calls wait. Those come to
      // the subject first: the other way round, one would wait for a call that waits for the other.
      await two.query('begin; lock table doui_subject in share mode');
      await one.query('begin; lock table doui_event in share mode');
      const outcomes = await Promise.allSettled([
        one.query('lock table doui_subject in access exclusive mode'),
        two.query('lock table doui_event in access exclusive mode'),
      ]);
      expect(outcomes.map(({ status }) => status).toSorted()).toContain('rejected');
      await Promise.all([one.query('rollback'), two.query('rollback')]);
      await all(3);
    }
    await Promise.all([one.end(), two.end()]);
    for (const clients of groups) {
      await clients.settle();
      await expectAllKept(url, clients);
    }
    await Promise.all(servers.map((server) => server.kill()));
  });

  test('F130: with every connection in use it answers 503, and what needs none is answered all the time', async () => {
    const url = await cluster.database();
    const server = await start(url);
    const clients = startClients(server.url, 12);
    await clients.more(12);
    const holder = new Client(url);
    await holder.connect();
    const refused = clients.refused(503);
    await holder.query('begin; lock table doui_subject in access exclusive mode');
    await refused;
    expect((await fetch(`${server.url}/notices`)).status).toBe(200);
    await holder.query('rollback');
    await holder.end();
    await clients.more(12);
    await clients.settle();
    await expectAllKept(url, clients);
    await server.kill();
  });

  test.runIf(mayMount)(
    'F128: with a full disk it answers 503, acknowledges nothing, and goes on when there is room',
    async () => {
      const disk = mountDisk(24);
      cluster.own(disk.path);
      const url = await cluster.database();
      await cluster.run(`create tablespace small location '${disk.path}'`);
      await cluster.run(
        `alter database ${new URL(url).pathname.slice(1)} set default_tablespace = small`,
      );
      const server = await start(url);
      const clients = startClients(server.url, 4);
      await clients.more(10);
      disk.fill();
      await clients.refused(503);
      disk.free();
      await clients.more(10);
      await clients.settle();
      await expectAllKept(url, clients);
      await server.kill();
      await cluster.run(`drop database ${new URL(url).pathname.slice(1)} with (force)`);
      await cluster.run('drop tablespace small');
      disk.remove();
    },
  );
});
