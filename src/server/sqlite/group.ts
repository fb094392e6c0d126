import type { DatabaseSync } from 'node:sqlite';
import { patiently } from '../patience.ts';

/** What commits together. */
export interface Group {
  /** Does this work in a transaction; resolves after its commit, and rejects alone where it fails. */
  write<Value>(work: () => Value): Promise<Value>;
  /** Resolves when nothing waits any more. */
  settled(): Promise<void>;
}

interface Job {
  work(): unknown;
  resolve(value: never): void;
  reject(error: unknown): void;
}

/** The most that commits together, so that whoever came last does not hold up the first. */
const MOST = 128;

/**
 * Commits together whatever waits: the disk takes as long for a hundred writes as for one. Each
 * work is a savepoint of its own, so that a bad one harms no other; where the commit fails, all
 * have failed.
 */
export function createGroup(db: DatabaseSync): Group {
  // Prepared, since to read them takes SQLite longer than to do them.
  const save = db.prepare('savepoint one');
  const release = db.prepare('release one');
  let waiting: Job[] = [];
  let running: Promise<void> | undefined;

  /** What to do once it is committed; nothing, where the work has failed and was undone. */
  function attempt({ work, resolve, reject }: Job): (() => void) | [] {
    save.run();
    try {
      const value = work() as never;
      release.run();
      return () => resolve(value);
    } catch (error) {
      try {
        db.exec('rollback to one; release one');
      } catch {
        // Some errors, such as a full disk, have undone the whole transaction.
        throw error;
      }
      reject(error);
      return [];
    }
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      // What has arrived meanwhile is heard first, so that it can join.
      await new Promise(setImmediate);
      const jobs = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      try {
        await patiently(() => db.exec('begin immediate'));
        const done = jobs.flatMap((job) => attempt(job));
        db.exec('commit');
        for (const settle of done) settle();
      } catch (error) {
        rollBack(db);
        for (const { reject } of jobs) reject(error);
      }
    }
    running = undefined;
  }

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        waiting.push({ work, resolve, reject });
        running ??= run();
      }),
    async settled() {
      await running;
    },
  };
}

/** A full disk makes SQLite roll back by itself; what matters then is the error that it gave. */
function rollBack(db: DatabaseSync): void {
  try {
    db.exec('rollback');
  } catch {
    // There was nothing left to roll back.
  }
}
