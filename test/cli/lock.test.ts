import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publish } from '../../src/core/publish.ts';
import { base } from '../lint/base.ts';
import { edited, type Edit } from '../lint/edit.ts';
import { folder, type Folder } from './doui.ts';

const DAY = ['--at', '2026-12-01'];
const change: Edit = { '/notices/0/texts/en/summary': 'Other words.' };
const removed: Edit = { '/notices/1': undefined, '/notices/0/references': [] };
const second: Edit = {
  '/notices/2': {
    ...base.notices[0],
    version: '2',
    effective: { from: '2027-04-01T00:00:00+09:00' },
    changes: [],
  },
};

const lockIn = async ({ path }: Folder) =>
  JSON.parse(await readFile(join(path, 'notices.lock.json'), 'utf8')) as {
    versions: { key: string; version: string; hash: string }[];
  };

/** A folder with a document and its lock, and after that other words. */
async function locked(before: Edit, after: Edit): Promise<Folder> {
  const here = await folder();
  await here.write('notices.json', edited(base, before));
  expect(await here.doui('lock', ...DAY)).toMatchObject({ status: 0, err: '' });
  await here.write('notices.json', withoutHoles(after));
  return here;
}

const withoutHoles = (edit: Edit) => {
  const document = edited(base, edit);
  return { ...document, notices: document.notices.filter(Boolean) };
};

test('it notes each published version with the hash that events pin, and no other', async () => {
  const here = await locked(second, second);
  const [a, b] = await publish(base);
  expect((await lockIn(here)).versions).toEqual([
    { key: 'policy', version: '1', from: '2025-04-01T00:00:00+09:00', hash: a?.hash },
    { key: 'specified', version: '1', from: '2025-04-01T00:00:00+09:00', hash: b?.hash },
  ]);
  expect(await here.doui('check', ...DAY)).toMatchObject({ status: 0, err: '' });
  expect((await here.doui('lock', ...DAY)).out).toBe(
    'notices.lock.json: 2 versions locked, 0 of them now.\n',
  );
});

describe('once locked', () => {
  test('an edited version is an error that names both hashes, and is never locked again', async () => {
    const here = await locked({}, change);
    const before = await lockIn(here);
    const [now] = await publish(edited(base, change));
    const { status, out } = await here.doui('check', ...DAY);
    expect(status).toBe(1);
    expect(out).toMatch(/^notices\.json:\d+:7 {2}error {2}edited-version /);
    expect(out).toContain(before.versions[0]?.hash);
    expect(out).toContain(now?.hash);
    expect(out).toContain('give the change a new version');

    const lock = await here.doui('lock', ...DAY);
    expect([lock.status, lock.err.includes('edited-version')]).toEqual([1, true]);
    expect(await lockIn(here)).toEqual(before);
  });

  test('so is one whose words change with what it refers to', async () => {
    const here = await locked({}, { '/recipients/adnet/texts/en/name': 'Adnet Inc.' });
    expect((await here.doui('check', ...DAY)).out).toContain('edited-version');
  });

  test('and one that is put off: the day that the lock gives counts', async () => {
    const here = await locked({}, { '/notices/0/effective/from': '2030-01-01T00:00:00Z' });
    expect((await here.doui('check', ...DAY)).status).toBe(1);
    expect((await here.doui('lock', ...DAY)).status).toBe(1);
  });

  test('a removed version is an error that names its hash', async () => {
    const here = await locked({}, removed);
    const [, gone] = (await lockIn(here)).versions;
    const { status, out } = await here.doui('check', ...DAY);
    expect(status).toBe(1);
    expect(out).toMatch(/error {2}removed-version /);
    expect(out).toContain(gone?.hash);
    expect((await here.doui('lock', ...DAY)).status).toBe(1);
    expect((await lockIn(here)).versions).toContainEqual(gone);
  });
});

test('what is published and not locked is a warning, until it is', async () => {
  const here = await locked({}, second);
  const later = ['--at', '2027-04-02'];
  expect((await here.doui('check', ...DAY)).out).toBe('1 file: nothing found.\n');
  const { status, out } = await here.doui('check', ...later);
  expect([status, out.includes('warning  unlocked-version')]).toEqual([0, true]);
  expect((await here.doui('lock', ...later)).out).toBe(
    'notices.lock.json: 3 versions locked, 1 of them now.\n',
  );
  expect((await here.doui('check', ...later)).out).toBe('1 file: nothing found.\n');
});

test('what was locked before its day may change until then', async () => {
  const here = await locked(second, second);
  expect((await here.doui('lock', '--at', '2027-05-01')).status).toBe(0);
  const [, ahead] = (await lockIn(here)).versions;
  await here.write(
    'notices.json',
    edited(base, { ...second, '/notices/2/texts/en/summary': 'Other words.' }),
  );
  expect((await here.doui('check', ...DAY)).status).toBe(0);
  expect((await here.doui('check', '--at', '2027-05-01')).status).toBe(1);
  expect((await here.doui('lock', ...DAY)).status).toBe(0);
  expect((await lockIn(here)).versions[1]?.hash).not.toBe(ahead?.hash);
  expect((await here.doui('check', '--at', '2027-05-01')).out).toBe('1 file: nothing found.\n');
});

test('what was locked before its day may be given up until then', async () => {
  const here = await locked({}, second);
  expect((await here.doui('lock', '--at', '2027-05-01')).status).toBe(0);
  await here.write('notices.json', base);
  expect((await here.doui('check', ...DAY)).status).toBe(0);
  expect((await here.doui('check', '--at', '2027-05-01')).status).toBe(1);
  expect((await here.doui('lock', ...DAY)).status).toBe(0);
  expect((await lockIn(here)).versions).toHaveLength(2);
});

test('without a lock nothing is compared; one that is named must be there', async () => {
  const here = await folder();
  await here.write('notices.json', base);
  expect((await here.doui('check', ...DAY)).status).toBe(0);
  expect(await here.doui('check', ...DAY, '--lock', 'lost.json')).toMatchObject({
    status: 2,
    err: 'lost.json: there is no such file.\n',
  });
  expect((await here.doui('lock', ...DAY, '--lock', 'own.json')).status).toBe(0);
  expect((await here.doui('check', ...DAY, '--lock', 'own.json', '--strict')).status).toBe(0);
});

test.for(['{}', '[]', 'null', '{"doui":1,"versions":[{"key":"a"}]}', '{'])(
  'what is no lock is status 2, and stays as it is: %s',
  async (text) => {
    const here = await folder();
    await here.write('notices.json', base);
    await here.write('notices.lock.json', text);
    for (const command of ['check', 'lock']) {
      expect(await here.doui(command, ...DAY)).toMatchObject({ status: 2, out: '' });
    }
    expect(await readFile(join(here.path, 'notices.lock.json'), 'utf8')).toBe(text);
  },
);

test('a document that cannot be used, or says two things, is not locked', async () => {
  const here = await folder();
  for (const text of ['{}', JSON.stringify(base).replace('"doui":1', '"doui":1,"doui":1')]) {
    await here.write('notices.json', text);
    expect(await here.doui('lock', ...DAY)).toMatchObject({ status: 1, out: '' });
  }
  await expect(lockIn(here)).rejects.toThrow('ENOENT');
});
