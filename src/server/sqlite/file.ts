import type { DatabaseSync } from 'node:sqlite';
import { newerVersion } from '../version.ts';

/*
 * The tables in SQLite. `pragma user_version` says which of these steps a file has been through.
 * They only add, so that processes of the version before go on working with the file.
 *
 *     doui_event        one row for each event: its canonical text and all that proves it
 *     doui_link         one row for each subject that is linked to an account
 *     doui_tombstone    one row for each subject that was erased
 *     doui_signing_key  the keys that sign receipts, or once did
 *     doui_notice       the notices that were published
 *     doui_counter      one row: the last place given, which is not the highest one there is, since
 *                       events may be deleted; and whether there are events without a place
 *     doui_key          the one key of the first version; looked after, for its processes
 */
const STEPS: readonly string[] = [
  `
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
  `,
  `
  create table doui_link (
    subject text primary key,
    account text not null
  ) strict, without rowid;
  create index doui_link_account on doui_link (account);

  create table doui_tombstone (
    subject text primary key,
    at text not null
  ) strict, without rowid;

  create table doui_signing_key (
    kid text primary key,
    jwk text not null,
    since text not null
  ) strict, without rowid;

  create table doui_notice (
    hash text primary key,
    body text not null
  ) strict, without rowid;

  create table doui_counter (place integer not null, former integer not null) strict;
  insert into doui_counter values (0, exists (select 1 from doui_event));

  -- In the order of commits, over all subjects. Null for what was there before.
  alter table doui_event add column place integer;
  create unique index doui_event_place on doui_event (place) where place is not null;

  -- What a process of the first version adds, which knows neither places nor tombstones.
  create trigger doui_event_erased before insert on doui_event
  when exists (select 1 from doui_tombstone where subject = new.subject)
  begin
    select raise(ignore);
  end;
  create trigger doui_event_placed after insert on doui_event when new.place is null
  begin
    update doui_counter set place = place + 1;
    update doui_event set place = (select place from doui_counter)
      where subject = new.subject and id = new.id;
  end;
  `,
];

/**
 * Opens a file as a database, with all its tables. Loaded when it is used, so that runtimes
 * without SQLite can use the rest.
 *
 * @throws whatever `node:sqlite` throws for a file that cannot be opened as a database; Error for
 * one that a later version of Doui has been at.
 */
export function openFile(path: string): DatabaseSync {
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const db = new DatabaseSync(path);
  try {
    // First of all, since even the next statements may have to wait for another process.
    db.exec('pragma busy_timeout = 5000');
    db.exec('pragma journal_mode = wal');
    // In WAL mode the default of some builds is not to sync at commit, but at checkpoints.
    db.exec('pragma synchronous = full');
    bringForward(db, path);
    // From now on it waits without holding up the process.
    db.exec('pragma busy_timeout = 5');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function bringForward(db: DatabaseSync, path: string): void {
  if (versionOf(db) === STEPS.length) return;
  // Takes the write lock at its start, so that of several processes one does it.
  db.exec('begin immediate');
  const version = versionOf(db);
  if (version > STEPS.length) throw new Error(newerVersion(path, version, STEPS.length));
  for (const step of STEPS.slice(version)) db.exec(step);
  db.exec(`pragma user_version = ${STEPS.length}`);
  db.exec('commit');
}

const versionOf = (db: DatabaseSync): number =>
  Number(db.prepare('pragma user_version').get()?.['user_version']);
