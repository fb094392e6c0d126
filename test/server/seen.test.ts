import { describe, expect, it } from 'vitest';
import { createHandler } from '../../src/server/handler.ts';
import { memoryStore } from '../../src/server/memory.ts';
import type { SeenReport } from '../../src/server/seen.ts';
import { SAMPLE } from './sample.ts';

const SEEN = {
  v: 1,
  mode: 'report',
  undeclared: [['other.example:8443', 2]],
  early: [['ads.example', 1]],
  held: [['[::1]:80', 1]],
  blocked: [],
  unseen: ['stats'],
};

function site(more: object = {}) {
  const heard: SeenReport[] = [];
  const handle = createHandler({
    store: memoryStore(),
    notices: SAMPLE,
    onReport: (seen) => void heard.push(seen),
    onError: () => {},
    ...more,
  });
  const post = (body: unknown, headers: HeadersInit = { 'Content-Type': 'text/plain' }) =>
    handle(
      new Request('https://site.example/doui/seen', {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      }),
    );
  return { handle, post, heard };
}

describe('POST …/seen', () => {
  it('hands the report to the site, and answers with nothing', async () => {
    const { post, heard } = site();
    const response = await post(SEEN);
    expect([response.status, await response.text()]).toEqual([204, '']);
    const { v: _, ...told } = SEEN;
    expect(heard).toEqual([told]);
  });

  it('is not there where nobody hears it', async () => {
    const { post } = site({ onReport: undefined });
    expect((await post(SEEN)).status).toBe(404);
  });

  it.for([
    ['a path', { undeclared: [['other.example/secret', 1]] }],
    ['an address', { undeclared: [['https://other.example', 1]] }],
    ['words', { early: [['a person’s name', 1]] }],
    ['a line of a log', { held: [['a.example\n{}', 1]] }],
    ['a count of none', { held: [['a.example', 0]] }],
    ['a count that is no number', { held: [['a.example', '1']] }],
    ['too many', { blocked: Array.from({ length: 101 }, (_, at) => [`x${at}.example`, 1]) }],
    ['more than is asked for', { page: '/account' }],
    ['another version', { v: 2 }],
  ] as const)('refuses %s', async ([, part]) => {
    const { post, heard } = site();
    expect((await post({ ...SEEN, ...part })).status).toBe(400);
    expect(heard).toEqual([]);
  });

  it('turns away pages of origins that are not listed, other methods, and too many', async () => {
    const limited = site({
      allowedOrigins: ['https://www.site.example'],
      limits: { newcomers: { burst: 1, perMinute: 1 }, addressOf: () => '192.0.2.1' },
    });
    const plain = { 'Content-Type': 'text/plain' };
    expect((await limited.post(SEEN, { ...plain, Origin: 'https://evil.example' })).status).toBe(
      403,
    );
    expect((await limited.handle(new Request('https://site.example/doui/seen'))).status).toBe(405);
    expect((await limited.post(SEEN)).status).toBe(204);
    const again = await limited.post(SEEN);
    expect([again.status, again.headers.get('Retry-After')]).toEqual([429, '30']);
  });

  it('is answered all the same where who hears it fails', async () => {
    const errors: unknown[] = [];
    const { post } = site({
      onReport: () => {
        throw new Error('deaf');
      },
      onError: (error: unknown) => errors.push(error),
    });
    expect((await post(SEEN)).status).toBe(204);
    expect(String(errors)).toBe('Error: deaf');
  });
});
