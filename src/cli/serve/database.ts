import type { Store } from '../../core/store.ts';
import { postgresStore } from '../../server/postgres/postgres.ts';
import { sqliteStore } from '../../server/sqlite/sqlite.ts';
import { reasonOf, unusable, type Unusable } from '../unusable.ts';

/** The store that a setting names. Closing it also ends its connections. */
export async function openStore(
  database: string,
  failed: (error: unknown) => void,
): Promise<Store | Unusable> {
  if (/^postgres(?:ql)?:/.test(database)) return openPostgres(database, failed);
  try {
    return sqliteStore(database);
  } catch (caught) {
    return unusable(`The database ${database} cannot be opened (${reasonOf(caught)}).`);
  }
}

async function openPostgres(
  connectionString: string,
  failed: (error: unknown) => void,
): Promise<Store | Unusable> {
  const pg = await import('pg').catch(() => undefined);
  if (pg === undefined) return unusable('For PostgreSQL install its driver: npm install pg');
  const pool = new pg.default.Pool({ connectionString, connectionTimeoutMillis: 5_000 });
  // An idle connection that breaks is replaced; unheard, it would end the process.
  pool.on('error', failed);
  const store = postgresStore(pool);
  return {
    ...store,
    async close() {
      await store.close();
      await pool.end();
    },
  };
}
