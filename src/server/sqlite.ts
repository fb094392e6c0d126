import type { DatabaseSync } from 'node:sqlite';
import type { Store } from '../core/store.ts';
import { rowOf, storedEventOf, type StoredRow } from './row.ts';

const SCHEMA = `
  create table if not exists doui_event (
    subject text not null,
    id text not null,
    seq integer not null,
    received text not null,
    body text not null,
    key text not null,
    signature text not null,
    flags text not null,
    receipt text,
    primary key (subject, id),
    unique (subject, seq)
  ) strict, without rowid;

  create table if not exists doui_key (
    one integer primary key check (one = 1),
    jwk text not null
  ) strict;
`;

const COLUMNS = 'id, seq, received, body, key, signature, flags, receipt';

/**
 * A store in one file. Several processes of one machine may share it. A call resolves when the
 * operating system has the commit on the disk; each waits for the one before, in all processes.
 *
 * @throws whatever `node:sqlite` throws for a file that cannot be opened as a database.
 */
export function sqliteStore(path: string): Store {
  const db = open(path);
  const lastSeq = db.prepare('select coalesce(max(seq), 0) seq from doui_event where subject = ?');
  const insert = db.prepare(
    `insert into doui_event (subject, seq, received, id, body, key, signature, flags)
     values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (subject, id) do nothing`,
  );
  const attest = db.prepare(
    `update doui_event set receipt = coalesce(receipt, ?) where subject = ? and id = ?
     returning id, receipt jws`,
  );
  const some = db.prepare(
    `select ${COLUMNS} from doui_event
     where subject = ? and id in (select value from json_each(?)) order by seq`,
  );
  const all = db.prepare(`select ${COLUMNS} from doui_event where subject = ? order by seq`);

  return {
    async add(subject, events, received) {
      return transaction(db, () => {
        let { seq } = lastSeq.get(subject) as { seq: number };
        for (const { sealed, flags } of events) {
          const { id, body, key, signature, flags: noted } = rowOf(sealed, flags);
          const next = seq + 1;
          const { changes } = insert.run(subject, next, received, id, body, key, signature, noted);
          if (changes === 1) seq = next;
        }
        const ids = JSON.stringify(events.map(({ sealed }) => sealed.id));
        return (some.all(subject, ids) as unknown as StoredRow[]).map(storedEventOf);
      });
    },

    async attest(subject, receipts) {
      return transaction(db, () =>
        receipts.flatMap(({ id, jws }) => (attest.get(jws, subject, id) ?? []) as never),
      );
    },

    async read(subject) {
      return (all.all(subject) as unknown as StoredRow[]).map(storedEventOf);
    },

    async signingKey(offered) {
      return transaction(db, () => {
        db.prepare('insert into doui_key values (1, ?) on conflict do nothing').run(
          JSON.stringify(offered),
        );
        const { jwk } = db.prepare('select jwk from doui_key').get() as { jwk: string };
        return JSON.parse(jwk);
      });
    },

    async close() {
      db.close();
    },
  };
}

/** Loaded when it is used, so that runtimes without SQLite can use the rest. */
function open(path: string): DatabaseSync {
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const db = new DatabaseSync(path);
  // First of all, since even the next statements may have to wait for another process.
  db.exec('pragma busy_timeout = 5000');
  db.exec('pragma journal_mode = wal');
  // In WAL mode the default of some builds is not to sync at commit, but at checkpoints.
  db.exec('pragma synchronous = full');
  transaction(db, () => db.exec(SCHEMA));
  return db;
}

/** Takes the write lock at its start: to be refused it halfway would be to fail, not to wait. */
function transaction<Value>(db: DatabaseSync, work: () => Value): Value {
  db.exec('begin immediate');
  try {
    const value = work();
    db.exec('commit');
    return value;
  } catch (error) {
    rollBack(db);
    throw error;
  }
}

/** A full disk makes SQLite roll back by itself; what matters then is the error that it gave. */
function rollBack(db: DatabaseSync): void {
  try {
    db.exec('rollback');
  } catch {
    // There was nothing left to roll back.
  }
}
