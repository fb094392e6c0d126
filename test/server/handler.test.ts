import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ConsentError } from '../../src/core/errors.ts';
import { createHandler } from '../../src/server/handler.ts';
import { freshKey } from '../../src/server/keys/key.ts';
import { memoryStore } from '../../src/server/memory.ts';
import { edited } from '../core/mutate.ts';
import { SAMPLE } from './sample.ts';
import { BASE, serve } from './serve.ts';

describe('addresses', () => {
  test.each([
    'https://a.example/notices',
    'http://b.example:81/x/y/notices?z#/q',
    `${BASE}/notices`,
  ])('wherever it is mounted, the end of the path counts: %s', async (url) => {
    expect((await serve().handle(new Request(url))).status).toBe(200);
  });

  test.each(['', '/', '/doui', '/doui/', '/doui/sync/', '/doui/notices.json', '/doui/constructor'])(
    'nothing is at %j',
    async (path) => {
      const response = await serve().handle(new Request(`https://site.example${path}`));
      expect(response.status).toBe(404);
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
      expect(await response.json()).toEqual({
        type: 'urn:doui:problem:not-found',
        title: 'There is nothing at this address.',
        status: 404,
        code: 'not-found',
      });
    },
  );

  test.each([
    ['GET', 'sync', 'POST, OPTIONS'],
    ['PUT', 'sync', 'POST, OPTIONS'],
    ['DELETE', 'sync', 'POST, OPTIONS'],
    ['POST', 'notices', 'GET, HEAD, OPTIONS'],
    ['PATCH', 'jwks.json', 'GET, HEAD, OPTIONS'],
  ])('%s is not for %s, which says what is', async (method, path, allow) => {
    const response = await serve().handle(new Request(`${BASE}/${path}`, { method }));
    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe(allow);
    expect(await response.json()).toMatchObject({ code: 'wrong-method', status: 405 });
  });

  test.each(['notices', 'jwks.json'])('HEAD of %s is its GET without the body', async (path) => {
    const { handle } = serve();
    const get = await handle(new Request(`${BASE}/${path}`));
    const head = await handle(new Request(`${BASE}/${path}`, { method: 'HEAD' }));
    expect(head.status).toBe(200);
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
    expect(await head.text()).toBe('');
  });
});

describe('notices', () => {
  const get = (headers = {}): Promise<Response> =>
    serve().handle(new Request(`${BASE}/notices`, { headers }));

  test('are the document as it was given', async () => {
    const response = await get();
    const text = await response.text();
    expect(text).toBe(JSON.stringify(SAMPLE));
    const hash = createHash('sha256').update(text).digest('base64url');
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'public, max-age=60, stale-while-revalidate=600',
      'content-type': 'application/json',
      etag: `"${hash}"`,
      vary: 'Origin',
      'x-content-type-options': 'nosniff',
    });
  });

  test.each<[ifNoneMatch: (etag: string) => string, status: number]>([
    [(etag) => etag, 304],
    [(etag) => `W/${etag}`, 304],
    [(etag) => `"other", ${etag}`, 304],
    [() => '*', 304],
    [() => '"other"', 200],
    [(etag) => etag.slice(1, -1), 200],
  ])('are sent again only where they changed: %s', async (ifNoneMatch, status) => {
    const etag = (await get()).headers.get('ETag') ?? '';
    const response = await get({ 'If-None-Match': ifNoneMatch(etag) });
    expect(response.status).toBe(status);
    expect(response.headers.get('ETag')).toBe(etag);
    expect((await response.text()) === '').toBe(status === 304);
  });
});

describe('options', () => {
  const store = memoryStore();

  test('a faulty document is explained at once', () => {
    const notices = edited(SAMPLE, { at: ['notices', 1, 'purposes', 0, 'basis'], value: 'yes' });
    const make = (): unknown => createHandler({ store, notices });
    expect(make).toThrow(ConsentError);
    expect(make).toThrow(
      'The notices cannot be used:\n- notices[1].purposes[0].basis is "yes". Write one of: ' +
        'consent, opt-out, required, exempt, notice-only.',
    );
  });

  test('a document that cannot be hashed is turned down at once', () => {
    const notices = edited(SAMPLE, { at: ['notices', 1, 'texts', 'en', 'title'], value: '\ud800' });
    expect(() => createHandler({ store, notices })).toThrow(TypeError);
  });

  test.each([
    ['https://www.example.com/'],
    ['www.example.com'],
    ['*'],
    ['null'],
    ['https://*.example.com'],
    ['HTTPS://www.example.com'],
    ['https://www.example.com:443'],
  ])('%s is no origin as browsers write it', (origin) => {
    expect(() => serve({ allowedOrigins: [origin] })).toThrow(TypeError);
  });

  test('a key that cannot sign, or is of another kind, is turned down at once', async () => {
    const key = await freshKey();
    const { d, ...open } = key;
    expect(d).toBeTypeOf('string');
    expect(() => serve({ key: open })).toThrow('A key to sign receipts');
    expect(() => serve({ key: { ...key, crv: 'P-384' } })).toThrow(TypeError);
    expect(() => serve({ formerKeys: [{ kty: 'oct', k: 'x' }] })).toThrow('to verify receipts');
    expect(() => serve({ formerKeys: [open] })).not.toThrow();
  });

  test('a key signs for two days at least, and for ten years at most', () => {
    for (const keyDays of [1, 3_651, NaN]) {
      expect(() => serve({ keyDays })).toThrow(`keyDays is ${keyDays}. Write from 2 to 3650.`);
    }
    for (const keyDays of [2, 3_650]) expect(() => serve({ keyDays })).not.toThrow();
  });
});
