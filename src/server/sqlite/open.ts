import type { SQLInputValue } from 'node:sqlite';
import { createGroup } from './group.ts';
import { patiently } from '../patience.ts';
import { openFile } from './file.ts';

/** A prepared statement, by what its rows are. */
export interface Statement<Row> {
  /** How many rows it changed. */
  run(...values: SQLInputValue[]): number;
  get(...values: SQLInputValue[]): Row | undefined;
  all(...values: SQLInputValue[]): Row[];
}

/** An open file, as the parts of the store use it. */
export interface Open {
  prepare<Row = unknown>(sql: string): Statement<Row>;
  /** Reads what is committed. */
  read<Value>(work: () => Value): Promise<Value>;
  /** Resolves when what was written is on the disk. */
  write<Value>(work: () => Value): Promise<Value>;
  close(): Promise<void>;
}

export function open(path: string): Open {
  const db = openFile(path);
  const { write, settled } = createGroup(db);
  return {
    prepare<Row>(sql: string): Statement<Row> {
      const prepared = db.prepare(sql);
      return {
        run: (...values) => Number(prepared.run(...values).changes),
        get: (...values) => prepared.get(...values) as Row | undefined,
        all: (...values) => prepared.all(...values) as Row[],
      };
    },
    read: patiently,
    write,
    async close() {
      await settled();
      db.close();
    },
  };
}
