import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { sqliteStore } from '../../src/server/sqlite.ts';
import { describeStore } from './conformance.ts';

const fresh = (): Promise<string> => mkdtemp(join(tmpdir(), 'doui-'));

describeStore(
  'SQLite store',
  async () => {
    const directory = await fresh();
    const path = join(directory, 'doui.sqlite');
    return {
      open: () => sqliteStore(path),
      async textOf(id) {
        const db = new DatabaseSync(path, { readOnly: true });
        const row = db.prepare('select body from doui_event where id = ?').get(id);
        db.close();
        return String(row?.['body']);
      },
      remove: () => rm(directory, { recursive: true }),
    };
  },
  60,
);

test(
  'processes that open and fill one file together lose nothing and leave no gap',
  { timeout: 60_000 },
  async () => {
    const directory = await fresh();
    const path = join(directory, 'doui.sqlite');
    const run = promisify(execFile);
    const script = new URL('./sqlite-writer.ts', import.meta.url).pathname;
    await Promise.all(
      ['a', 'b', 'c'].map((name) => run(process.execPath, [script, path, name, '25'])),
    );
    const store = sqliteStore(path);
    const held = await store.read('together');
    expect(held.map(({ seq }) => seq)).toEqual(Array.from({ length: 75 }, (_, index) => index + 1));
    expect(new Set(held.map(({ sealed }) => sealed.id)).size).toBe(75);
    await store.close();
    await rm(directory, { recursive: true });
  },
);

test('a file that is no database is not opened', () => {
  expect(() => sqliteStore('/dev/null/none')).toThrow('unable to open');
});
