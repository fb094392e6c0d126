import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { transmissionsPage } from '../../src/server/transmissions/page.ts';
import { transmissionsResponse } from '../../src/server/transmissions/response.ts';
import { base } from '../lint/base.ts';
import { edited } from '../lint/edit.ts';

// Where Japanese law asks nothing, the language is the reader's alone.
const NOTICES = edited(base, { '/controllers/acme/country': 'FR' });

const languageOf = async (query: string, accept?: string): Promise<string | undefined> => {
  const headers: HeadersInit = accept === undefined ? {} : { 'Accept-Language': accept };
  const request = new Request(`https://site.example/doui/transmissions${query}`, { headers });
  const html = await transmissionsResponse(NOTICES, request).text();
  return /<html lang="(\w+)"/.exec(html)?.[1];
};

test.for([
  ['', undefined, 'en'],
  ['', 'ja', 'ja'],
  ['', 'de, ja;q=0.5, ar;q=0.9', 'ar'],
  ['', 'ar;q=0, ja;q=0.1', 'ja'],
  ['', 'ar;q=0', 'en'],
  ['', '*, "<b>";q=1, ja-JP', 'ja'],
  ['?locale=ar', 'ja', 'ar'],
  ['?locale=%3Cb%3E', 'ja', 'ja'],
] as const)('the page speaks as it is asked to: %j, %j', async ([query, accept, lang]) => {
  expect(await languageOf(query, accept)).toBe(lang);
});

test('the page runs nothing, and its policy names its style', async () => {
  const response = transmissionsResponse(base, new Request('https://site.example/'));
  const html = await response.text();
  const [, style = ''] = /<style>([^<]*)<\/style>/.exec(html) ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = response.headers.get('Content-Security-Policy');
  expect(policy).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
  expect(response.headers.get('Vary')).toBe('Accept-Language');
  expect(html).not.toMatch(/<script|\bon\w+=|style=/);
});

test('notices that cannot be used are refused, and it is said why', () => {
  const broken = edited(base, { '/notices': [] });
  expect(() => transmissionsPage(broken)).toThrow(/invalid-notices.*notices/s);
});
