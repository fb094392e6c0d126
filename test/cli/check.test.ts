import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/lint/finding.ts';
import { base } from '../lint/base.ts';
import { edited, inBoth } from '../lint/edit.ts';
import { folder } from './doui.ts';

const DAY = ['--at', '2026-12-01'];
const warned = edited(base, { '/notices/0/jointUse/0/responsible': undefined });

interface Line extends Omit<Finding, 'path'> {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
}

test('a sound document: nothing found, status 0', async () => {
  const { write, doui } = await folder();
  await write('notices.json', base);
  expect(await doui('check', ...DAY)).toEqual({
    status: 0,
    out: '1 file: nothing found.\n',
    err: '',
  });
});

test('a warning: place, rule, law and what to do; status 1 only where it is strict', async () => {
  const { write, doui } = await folder();
  await write('notices.json', warned);
  const { status, out } = await doui('check', ...DAY);
  expect(status).toBe(0);
  expect(out).toMatch(
    /^notices\.json:\d+:9 {2}warning {2}joint-use {2}Joint use "group" .+\n {4}law {3}APPI 27\(5\)\(iii\)\n {4}mend {2}Add responsible.+\n\n1 file: 0 errors, 1 warning, 0 notes\.\n$/,
  );
  expect(out).not.toContain('\u001B');
  expect((await doui('check', ...DAY, '--strict')).status).toBe(1);
});

test('a note never decides', async () => {
  const { write, doui } = await folder();
  await write('notices.json', edited(base, { '/notices/0/openList': true }));
  const { status, out } = await doui('check', ...DAY, '--strict');
  expect([status, out.split('\n').at(-2)]).toEqual([0, '1 file: 0 errors, 0 warnings, 1 note.']);
});

test('an error: status 1', async () => {
  const { write, doui } = await folder();
  await write('notices.json', edited(base, { '/notices/0/authoritative': 'fr' }));
  expect((await doui('check', ...DAY)).status).toBe(1);
});

test('--at decides which law is in force', async () => {
  const { write, doui } = await folder();
  await write('notices.json', edited(base, { '/notices/0/audience': { age: { below: 20 } } }));
  expect((await doui('check', '--at', '2028-07-15')).out).toMatch(
    / note {2}young-people .*\n.* from 2028-07-16\n/,
  );
  expect((await doui('check', '--at', '2028-07-16T09:00:00+09:00')).out).toMatch(
    / warning {2}young-people /,
  );
});

test('--format json: places as JSON Pointers, and all of a finding', async () => {
  const { write, doui } = await folder();
  const odd = edited(base, {
    ...inBoth(0, 'contacts/desk', undefined),
    ...inBoth(0, 'contacts', { 'a~b': { title: 'T', body: 'B.' } }),
  });
  await write('a.json', warned);
  await write('b.json', JSON.stringify(odd).replaceAll('a~b', 'a~/b'));
  const { status, out } = await doui('check', 'a.json', 'b.json', '--format', 'json', ...DAY);
  const lines = JSON.parse(out) as Line[];
  expect(status).toBe(0);
  expect(lines[0]).toMatchObject({
    file: 'a.json',
    column: 9,
    path: '/notices/0/jointUse/0/responsible',
    rule: 'joint-use',
    severity: 'warning',
    law: 'APPI 27(5)(iii)',
  });
  expect(lines.map(({ path }) => path)).toContain('/notices/0/texts/en/contacts/a~0~1b');
  expect(lines.every(({ message, mend }) => message !== '' && mend !== '')).toBe(true);
});

describe('line and column', () => {
  const place = async (text: string) => {
    const { write, doui } = await folder();
    await write('notices.json', text);
    const { out } = await doui('check', '--format', 'json', ...DAY);
    return (JSON.parse(out) as Line[]).map(({ line, column, path }) => `${line}:${column} ${path}`);
  };

  test('of a member, its name; of what is missing, the closest thing around it', async () => {
    const text = `{\n  "doui": 2,\r\n  "controllers": {}, "purposes": {}, "recipients": {},\r  "notices": [ { } ]\n}`;
    const places = await place(text);
    expect(places).toContain('2:3 /doui');
    expect(places).toContain('4:16 /notices/0/key');
    expect(places).toContain('4:16 /notices/0/texts');
  });

  test('of a member that is named twice, the second', async () => {
    const text = JSON.stringify(base).replace('"doui":1,', '"doui":1,\n"doui":1,');
    expect(await place(text)).toEqual(['2:1 /doui']);
  });

  test('however deep it stands; what it says there is what counts', async () => {
    const text = JSON.stringify(base)
      .replace('"country":"JP"', '"country":"JP",\n"country":"jp"')
      .replace('"doui":1', '"doui":2');
    expect(await place(text)).toEqual([
      '1:2 /doui',
      '2:1 /controllers/acme/country',
      '2:1 /controllers/acme/country',
    ]);
  });

  test('findings come in the order of the file, whatever found them', async () => {
    const text = JSON.stringify(
      edited(base, { '/notices/0/openList': true, '/controllers/acme/url': 'http://a.example' }),
      undefined,
      1,
    );
    const lines = (await place(text)).map((line) => Number.parseInt(line, 10));
    expect(lines).toHaveLength(2);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  test('behind a byte order mark, as an editor counts', async () => {
    expect(await place(`\uFEFF{ "doui": 2 }`)).toContain('1:3 /doui');
  });
});

test('what the structure lacks is said first, and nothing else', async () => {
  const { write, doui } = await folder();
  await write('notices.json', edited(warned, { '/notices/0/texts/en/title': undefined }));
  const { status, out } = await doui('check');
  expect(status).toBe(1);
  expect(out).toMatch(
    / error {2}structure {2}notices\[0\]\.texts\.en\.title is missing\.\n {4}mend {2}Add it\.\n/,
  );
  expect(out).toContain('1 file: 1 error, 0 warnings, 0 notes.');
});

test('a text of the file cannot steer the terminal', async () => {
  const { write, doui } = await folder();
  const url = 'http://a.example/\u001B[2J\u202E';
  await write('notices.json', edited(base, { '/notices/0/references/1/url': url }));
  const { out } = await doui('check', ...DAY);
  expect(out).toContain('\\u001b[2J\\u202e');
  // oxlint-disable-next-line no-control-regex
  expect(out).not.toMatch(/[\u001B\u202E]/);
});

describe('status 2, with the reason', () => {
  test.for<[string, string | Uint8Array, RegExp]>([
    [
      'a syntax error',
      '{\n  "doui": 1,\n  "notices": [,]\n}',
      /^notices\.json:3:15: not JSON \(.+\)\.\n$/,
    ],
    ['a comment', '{ // no\n}', /^notices\.json:1:3: not JSON/],
    ['a comma too many', '{ "a": 1, }', /^notices\.json:1:11: not JSON/],
    ['nothing', '', /^notices\.json:1:1: not JSON/],
    ['what is not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), /not UTF-8/],
    ['what is nested too deeply', '['.repeat(1e5) + ']'.repeat(1e5), /nested too deeply|not JSON/],
    ['what is too large', ' '.repeat(20_000_001), /larger than 20 MB/],
  ])('%s', async ([, content, reason]) => {
    const { write, doui } = await folder();
    await write('notices.json', content);
    const { status, out, err } = await doui('check');
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(reason);
  });

  test('no file, and the others are checked all the same', async () => {
    const { write, doui } = await folder();
    await write('a.json', warned);
    const { status, out, err } = await doui('check', 'lost.json', 'a.json', '.', ...DAY);
    expect(status).toBe(2);
    expect(out).toContain('joint-use');
    expect(err).toBe('lost.json: cannot be read (ENOENT).\n.: cannot be read (EISDIR).\n');
  });

  test.for([
    [],
    ['chekc'],
    ['check', '--colour'],
    ['check', '--at', '2026-02-30'],
    ['check', '--at', '2026-12-01T00:00'],
    ['check', '--format', 'xml'],
    ['check', 'a.json', 'b.json', '--lock', 'c.lock.json'],
    ['check', 'a.lock.json'],
    ['check', '--lock'],
    ['lock', 'a.json', 'b.json'],
    ['lock', '--strict'],
  ])('what is not understood: %s', async (args) => {
    const { doui } = await folder();
    const { status, out, err } = await doui(...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/\nSee doui --help\.\n$/);
  });
});

test('--help and --version', async () => {
  const { doui } = await folder();
  const { status, out } = await doui('check', '--help');
  expect(status).toBe(0);
  for (const option of ['--at', '--lock', '--format', '--strict']) expect(out).toContain(option);
  expect(await doui('--version')).toEqual({
    status: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    err: '',
  });
});
