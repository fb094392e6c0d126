import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, inject, test } from 'vitest';
import { bundles, DIST } from '../../scripts/bundles.ts';
import { base } from '../lint/base.ts';
import { edited } from '../lint/edit.ts';

interface Failure {
  readonly code: number;
  readonly stdout: string;
}

const inConsumer = (command: string, ...args: string[]) =>
  promisify(execFile)(command, args, { cwd: inject('consumer') });

// The installed package's commands are linked as an installation links them.
beforeAll(() => inConsumer('npm', 'rebuild', 'doui', '--ignore-scripts', '--offline'));

const doui = (...args: string[]) => inConsumer('npx', '--no-install', 'doui', ...args);

const write = (file: string, content: unknown) =>
  writeFile(join(inject('consumer'), file), JSON.stringify(content));

test('npx doui check finds what is wrong', async () => {
  await write('sound.json', base);
  await write('wrong.json', edited(base, { '/notices/0/authoritative': 'fr' }));
  expect((await doui('check', 'sound.json')).stdout).toBe('1 file: nothing found.\n');
  const { code, stdout } = await doui('check', 'wrong.json').then(
    () => ({ code: 0, stdout: '' }),
    (failure: Failure) => failure,
  );
  expect(code).toBe(1);
  expect(stdout).toContain('authoritative-locale');
});

test('npx doui lock, and its own version', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect((await doui('--version')).stdout).toBe(`${version}\n`);
  await write('notices.json', base);
  expect((await doui('lock')).stdout).toMatch(/^notices\.lock\.json: 2 versions locked/);
  expect((await doui('check')).stdout).toBe('1 file: nothing found.\n');
});

test('nothing of the command reaches a page', () => {
  const sources = bundles().flatMap(({ file }) => {
    const map = JSON.parse(readFileSync(`${DIST}${file}.map`, 'utf8')) as { sources: string[] };
    return map.sources;
  });
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.filter((source) => /jsonc-parser|^(?:cli|lint)\//.test(source))).toEqual([]);
});
