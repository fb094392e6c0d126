import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, statSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { EmbeddedPostgres } from '../support/embedded.ts';
import { freePort } from '../support/postgres.ts';

/** A PostgreSQL of one's own, to be stopped and killed. */
export interface Cluster {
  /** The address of a database that is made for the asking. */
  database(): Promise<string>;
  /** Runs statements as its owner. */
  run(statement: string, url?: string): Promise<readonly Record<string, unknown>[]>;
  /** Gives a folder to whom it runs as. */
  own(folder: string): void;
  start(): Promise<void>;
  /** As on a shutdown of the machine: sessions are ended. */
  stop(): Promise<void>;
  /** As `kill -9` of the whole server. */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

export async function createCluster(): Promise<Cluster> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'doui-cluster-'));
  await chmod(databaseDir, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(databaseDir, 'data'),
    port,
    createPostgresUser: process.getuid?.() === 0,
    persistent: true,
    postgresFlags: ['-c', 'fsync=on', '-c', 'unix_socket_directories='],
    onLog() {},
    onError() {},
  });
  const inner = server as unknown as { process?: ChildProcess };
  const url = `postgres://postgres:password@127.0.0.1:${port}/postgres`;
  let databases = 0;

  const run: Cluster['run'] = async (statement, where = url) => {
    const client = new Client(where);
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(statement);
    await client.end();
    return rows;
  };
  /** It may not start while a session of the one before still lives. */
  async function begin(): Promise<void> {
    for (let failures = 0; ; failures += 1) {
      try {
        return await server.start();
      } catch (cause) {
        if (failures === 50) throw new Error('PostgreSQL does not start.', { cause });
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  await server.initialise();
  await begin();
  return {
    run,
    own: (folder) => chownSync(folder, statSync(join(databaseDir, 'data')).uid, -1),
    start: begin,
    async database() {
      databases += 1;
      await run(`create database fire_${databases}`);
      return url.replace(/postgres$/, `fire_${databases}`);
    },
    stop: () => server.stop(),
    async kill() {
      const postmaster = inner.process;
      if (postmaster === undefined) return;
      const ended = once(postmaster, 'exit');
      postmaster.kill('SIGKILL');
      await ended;
    },
    async remove() {
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}
