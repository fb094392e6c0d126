import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHandler, postgresStore, sqliteStore } from '../dist/server.js';
import { listen } from './http.ts';
import { site } from './site.ts';
import { thirdParty } from './third-party.ts';

export interface DemoOptions {
  /** 0 takes any port that is free. */
  readonly port: number;
  readonly thirdPartyPort: number;
  /** A file for SQLite, `:memory:`, or the address of a PostgreSQL database. */
  readonly database: string;
}

export interface Demo {
  readonly url: string;
  readonly thirdPartyUrl: string;
  close(): Promise<void>;
}

/** Starts the provider's site and the other company's, each on its own origin. */
export async function startDemo({ port, thirdPartyPort, database }: DemoOptions): Promise<Demo> {
  const path = new URL('./notices/ntt-communications.json', import.meta.url);
  const notices = JSON.parse(await readFile(path, 'utf8'));
  const { store, close } = await open(database);
  const other = await listen(thirdParty(), thirdPartyPort);
  const own = await listen(site(createHandler({ store, notices }), other.url), port);
  return {
    url: own.url,
    thirdPartyUrl: other.url,
    async close() {
      await Promise.all([own.close(), other.close()]);
      await close();
    },
  };
}

/** Where the demonstration keeps its records unless told otherwise. They outlive a restart. */
export const DEFAULT_DATABASE: string = fileURLToPath(
  new URL('./.data/doui.sqlite', import.meta.url),
);

async function open(database: string) {
  if (/^postgres(ql)?:/.test(database)) {
    const { default: pg } = await import('pg');
    const pool = new pg.Pool({ connectionString: database });
    return { store: postgresStore(pool), close: () => pool.end() };
  }
  if (database !== ':memory:') await mkdir(dirname(database), { recursive: true });
  const store = sqliteStore(database);
  return { store, close: () => store.close() };
}
