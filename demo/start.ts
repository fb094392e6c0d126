import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHandler, postgresStore, sqliteStore } from '../dist/server.js';
import { readDocuments } from './documents.ts';
import { listen } from './http.ts';
import { createMembers } from './members/members.ts';
import { listenOthers } from './others.ts';
import { COMPANIES, MEMBERS } from './pages.ts';
import { previewEndpoint, revised } from './revision.ts';
import { site } from './site.ts';
import { disclosing } from './transmissions.ts';

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

/** Starts the companies' site and the other companies', each on its own origin. */
export async function startDemo({ port, thirdPartyPort, database }: DemoOptions): Promise<Demo> {
  const [read, members] = await Promise.all([readDocuments(), createMembers()]);
  const company = await listenOthers(thirdPartyPort);
  const documents = disclosing(read, company);
  const { store, close } = await open(database);
  // One store for all: each company's page has a device key of its own, and so subjects of its own.
  const handle = (notices: unknown) => createHandler({ store, notices });
  const handlers = {
    [COMPANIES.ntt.endpoint]: handle(documents.ntt),
    [COMPANIES.docomo.endpoint]: handle(documents.docomo),
    [COMPANIES.colt.endpoint]: handle(documents.colt),
    [MEMBERS.endpoint]: createHandler({
      store,
      notices: documents.docomo,
      accounts: members.accounts,
    }),
    ...members.handlers,
    [previewEndpoint('material')]: handle(revised(documents.ntt, 'material')),
    [previewEndpoint('minor')]: handle(revised(documents.ntt, 'minor')),
  };
  const { url: thirdPartyUrl, others } = company;
  const own = await listen(site({ handlers, documents, store, thirdPartyUrl, others }), port);
  return {
    url: own.url,
    thirdPartyUrl,
    async close() {
      await Promise.all([own.close(), company.close()]);
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
