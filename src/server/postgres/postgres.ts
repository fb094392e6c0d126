import type { Store } from '../../core/store.ts';
import { postgresEvents } from './events.ts';
import { postgresKeys } from './keys.ts';
import { postgresPeople } from './people.ts';
import { createQuery, type Database } from './query.ts';

/**
 * A store in PostgreSQL, for any number of servers. Each call of a request is one statement; those
 * that wait at the same time share it and its commit. It makes its tables at the first use, in the first schema of the search path.
 * The database is the caller's to close.
 */
export function postgresStore(db: Database): Store {
  const query = createQuery(db);
  return {
    ...postgresEvents(query),
    ...postgresPeople(query),
    ...postgresKeys(query),
    async ping() {
      await query('select version from doui_version');
    },
    async close() {},
  };
}
