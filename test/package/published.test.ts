import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { expect, inject, test } from 'vitest';

const run = promisify(execFile);

test('publint has nothing to say about what is packed', async () => {
  const { messages, pkg } = await publint({
    pack: { tarball: new Uint8Array(await readFile(inject('tarball'))).buffer },
    strict: true,
  });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test('types resolve for whoever imports it, by every module resolution that knows ESM', async () => {
  const attw = run(resolve('node_modules/.bin/attw'), [
    inject('tarball'),
    '--profile=esm-only',
    // Scripts for tags, which nobody imports.
    '--exclude-entrypoints',
    'doui.js',
    'doui-guard.js',
    'doui-head.js',
    'doui-stub.js',
    '--format=ascii',
    '--no-color',
  ]);
  const fault = await attw.then(
    () => undefined,
    ({ stdout }: { stdout: string }) => stdout,
  );
  expect(fault).toBeUndefined();
});

test('only what its user needs is packed', async () => {
  const { stdout } = await run('tar', ['-tzf', inject('tarball')]);
  const files = stdout.trim().split('\n');
  const expected =
    /^package\/(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/(notices\.schema|openapi)\.json|(dist|src)\/.+\.(js|js\.map|d\.ts|ts|tsx))$/;
  expect(files.filter((file) => !expected.test(file))).toEqual([]);
  expect(files).toContain('package/CHANGELOG.md');
  expect(files).toContain('package/README.md');
});

test('what is packed was built of the sources that are packed', async () => {
  const { stdout } = await run('tar', ['-tzf', inject('tarball')]);
  const files = stdout.trim().split('\n');
  const built = files.filter((file) => /^package\/dist\/(?!doui).*\.js$/.test(file));
  const unfounded = built.filter((file) => {
    const source = file.replace('/dist/', '/src/').replace(/\.js$/, '.ts');
    return !files.includes(source) && !files.includes(`${source}x`);
  });
  expect(unfounded, 'left over from an earlier build: npm run clean').toEqual([]);
});

test('the lockfile names no host, so that any registry will do', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { resolved?: string }>;
  };
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
