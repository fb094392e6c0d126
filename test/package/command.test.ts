import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { bundles, DIST } from '../../scripts/bundles.ts';
import { base } from '../lint/base.ts';
import { edited } from '../lint/edit.ts';
import { folderOf, start } from '../serve/process.ts';

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

test('npx doui head prints the scripts as they were built, and doui csp lets them run', async () => {
  const tcf = { cmpId: 31, cmpVersion: 1, gvl: '/doui/gvl/', publisherCountry: 'JP' };
  const signals = [
    { key: 'google', follows: { ad_storage: ['ads'] } },
    { key: 'tcf', ...tcf, follows: { purpose1: ['ads'] } },
  ];
  await write('parties.json', edited(base, { '/signals': signals, '/guard/lockdown': true }));
  const { stdout: tags } = await doui('head', 'parties.json', '--scripts', '/sdk');
  const { stdout: policy } = await doui('csp', 'parties.json');
  for (const file of ['doui-head.js', 'doui-stub.js']) {
    const code = readFileSync(join(DIST, file), 'utf8');
    expect(tags).toContain(`'>${code}</script>\n`);
    const hash = createHash('sha256').update(code).digest('base64');
    expect(policy).toMatch(/script-src 'self' 'sha256-[^;]+;/);
    expect(policy).toContain(` 'sha256-${hash}'`);
  }
  expect(tags).toContain(`<script src='/sdk/doui-guard.js' data-doui='{"name":"doui",`);
});

describe('doui serve, as it is installed', () => {
  const main = () => join(inject('consumer'), 'node_modules/doui/dist/cli/main.js');

  test('brings the page its script, and what that loads late, and nothing else of the package', async () => {
    const site = start(await folderOf(), [], {}, main());
    const get = (path: string, headers = {}) =>
      site.listens().then((url) => fetch(`${url}/doui/${path}`, { headers }));
    for (const file of ['doui.js', 'doui-ui.js', 'doui-clerk.js']) {
      const response = await get(file);
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
      expect(await response.text()).toBe(readFileSync(join(DIST, file), 'utf8'));
      const etag = response.headers.get('ETag') ?? '';
      expect((await get(file, { 'If-None-Match': etag })).status).toBe(304);
    }
    for (const file of ['server.js', 'doui.js.map', 'cli/main.js', 'doui', '../package.json']) {
      expect((await get(file)).status).toBe(404);
    }
    site.signal('SIGTERM');
    expect(await site.ended).toBe(0);
  });

  test('says what to install for PostgreSQL', async () => {
    const site = start(await folderOf(), ['--database', 'postgres://localhost/x'], {}, main());
    expect(await site.ended).toBe(2);
    expect(site.err()).toBe('For PostgreSQL install its driver: npm install pg\n');
  });
});

test('nothing of the command reaches a page', () => {
  const sources = bundles().flatMap(({ file }) => {
    const map = JSON.parse(readFileSync(`${DIST}${file}.map`, 'utf8')) as { sources: string[] };
    return map.sources;
  });
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.filter((source) => /jsonc-parser|^(?:cli|lint)\//.test(source))).toEqual([]);
});
