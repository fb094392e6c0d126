import { once } from '../../core/once.ts';
import { SCHEMA } from './schema.ts';

/** As much of a database as is needed: a `Pool` of `pg` fits. */
export interface Database {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}

/** One statement with its own commit; its rows. */
export type Query = <Row>(text: string, ...values: (string | number | null)[]) => Promise<Row[]>;

/** How often a call is made again before it is given up. */
const RETRIES = 3;

/** Queries of a database that has its tables. What fails in passing is tried again. */
export function createQuery(db: Database): Query {
  const migrated = once(() => persistently(() => db.query(SCHEMA)));

  return async <Row>(text: string, ...values: (string | number | null)[]): Promise<Row[]> => {
    await migrated();
    const { rows } = await persistently(() => db.query(text, values));
    return rows as Row[];
  };
}

/** The call, again where it failed in passing: each may be made twice and comes to the same. */
async function persistently<Value>(call: () => Promise<Value>): Promise<Value> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await call();
    } catch (error) {
      if (failures === RETRIES || !isPassing(error)) throw error;
    }
    // Drawn by lot, so that two who were in each other's way do not meet again.
    const pause = Math.random() * 50 * 2 ** failures;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/**
 * PostgreSQL's codes (appendix A) for a serialization failure, a deadlock, a lock not had in time, a
 * server that shuts down or starts, and a lost connection, which may also be told by the system.
 */
const PASSING = /^(?:40001|40P01|55P03|57P0[123]|08.{3}|ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT)$/;

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // `pg` has no code for a connection that ended in the middle of a query.
  return 'code' in error ? PASSING.test(String(error.code)) : /terminated/.test(error.message);
}
