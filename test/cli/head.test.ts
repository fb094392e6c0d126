// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { guardOf } from '../../src/core/head.ts';
import { base } from '../lint/base.ts';
import { edited } from '../lint/edit.ts';
import { folder } from './doui.ts';

const scriptsIn = (html: string): HTMLScriptElement[] => [
  ...new DOMParser().parseFromString(html, 'text/html').scripts,
];

test('nothing to do in the head: no tag', async () => {
  const { write, doui } = await folder();
  await write('notices.json', edited(base, { '/guard': undefined }));
  expect(await doui('head')).toEqual({
    status: 0,
    out: '',
    err: 'notices.json has no guard and no signal, so that none is needed.\n',
  });
});

test('the guard: a tag that says what it holds, whatever the texts are', async () => {
  const { write, doui } = await folder();
  const document = edited(base, {
    '/purposes/it’s <"ads">&amp;': {},
    '/transmissions/ads/purposes': ['it’s <"ads">&amp;', 'ads'],
  });
  await write('notices.json', document);
  const { status, out, err } = await doui('head', '--name', "it's", '--scripts', '/sdk');
  expect([status, err]).toEqual([0, '']);
  const [guard, ...others] = scriptsIn(out);
  expect(others).toEqual([]);
  expect(guard?.getAttribute('src')).toBe('/sdk/doui-guard.js');
  expect(JSON.parse(guard?.dataset['doui'] ?? '')).toEqual(guardOf(document, "it's"));
});
