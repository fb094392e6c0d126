import type { Store } from '../core/store.ts';
import { once } from '../core/once.ts';
import { rowOf, storedEventOf, type StoredRow } from './row.ts';
import { SCHEMA } from './schema.ts';

/** As much of a database as is needed: a `Pool` of `pg` fits. */
export interface Database {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}

/** As text, so that it does not matter how a driver reads times, arrays and 64-bit numbers. */
const COLUMNS = `id, seq::text, body, key, signature, to_json(flags)::text flags, receipt,
  to_char(received at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') received`;

const ADD = `select ${COLUMNS} from doui_add($1, $2, $3)`;
const ATTEST = 'select id, receipt jws from doui_attest($1, $2)';
const READ = `select ${COLUMNS} from doui_event where subject = $1 order by doui_event.seq`;
const KEY = `insert into doui_key values (true, $1)
  on conflict (one) do update set jwk = doui_key.jwk returning jwk`;

/**
 * A store in PostgreSQL, for any number of servers. Each call is one statement with its own commit.
 * It makes its tables at the first use, in the first schema of the search path. The database is
 * the caller's to close.
 */
export function postgresStore(db: Database): Store {
  const migrated = once(() => db.query(SCHEMA));

  async function query<Result>(text: string, ...values: string[]): Promise<Result[]> {
    await migrated();
    const { rows } = await db.query(text, values);
    return rows as Result[];
  }

  return {
    async add(subject, events, received) {
      const given = events.map(({ sealed, flags }) => ({ ...rowOf(sealed, flags), flags }));
      const rows = await query<StoredRow>(ADD, subject, received, JSON.stringify(given));
      return rows.map(storedEventOf);
    },

    attest: (subject, receipts) => query(ATTEST, subject, JSON.stringify(receipts)),

    async read(subject) {
      return (await query<StoredRow>(READ, subject)).map(storedEventOf);
    },

    async signingKey(offered) {
      const [row] = await query<{ jwk: string }>(KEY, JSON.stringify(offered));
      return JSON.parse(row?.jwk ?? '');
    },

    async close() {},
  };
}
