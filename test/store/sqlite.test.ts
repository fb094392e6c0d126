import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { sqliteStore } from '../../src/server/sqlite/sqlite.ts';
import { heldOf } from '../support/held.ts';
import { describeStore } from './conformance.ts';

const WRITER = fileURLToPath(new URL('./sqlite-writer.ts', import.meta.url));

const newDirectory = (): Promise<string> => mkdtemp(join(tmpdir(), 'doui-'));

async function newFile(): Promise<string> {
  const directory = await newDirectory();
  onTestFinished(() => rm(directory, { recursive: true }));
  return join(directory, 'doui.sqlite');
}

describeStore(
  'SQLite store',
  async () => {
    const directory = await newDirectory();
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

test('processes that fill one file together lose nothing', { timeout: 60_000 }, async () => {
  const path = await newFile();
  const run = promisify(execFile);
  await Promise.all(
    ['a', 'b', 'c'].map((name) => run(process.execPath, [WRITER, path, name, '25'])),
  );
  const store = sqliteStore(path);
  const held = await heldOf(store, 'together');
  expect(held.map(({ seq }) => seq)).toEqual(Array.from({ length: 75 }, (_, index) => index + 1));
  expect(new Set(held.map(({ sealed }) => sealed.id)).size).toBe(75);
  await store.close();
});

test('what was acknowledged survives kill -9', { timeout: 60_000 }, async () => {
  const path = await newFile();
  const writer = spawn(process.execPath, [WRITER, path, 'a', '100000']);
  const gone = once(writer, 'exit');
  const acknowledged: string[] = [];
  for await (const id of createInterface(writer.stdout)) {
    acknowledged.push(id);
    if (acknowledged.length === 30) writer.kill('SIGKILL');
  }
  await gone;
  const store = sqliteStore(path);
  const held = await heldOf(store, 'together');
  expect(held.map(({ sealed }) => sealed.id)).toEqual(expect.arrayContaining(acknowledged));
  expect(held.map(({ seq }) => seq)).toEqual(held.map((_, index) => index + 1));
  await store.close();
});

test('a file that is no database is not opened', () => {
  expect(() => sqliteStore('/dev/null/none')).toThrow('unable to open');
});
