import { describe, expect, test } from 'vitest';
import { createDevice } from '../support/device.ts';
import { BASE, serve } from './serve.ts';

const SHOP = 'https://shop.example';
const PORT = 'http://localhost:8080';
const listed = { allowedOrigins: [SHOP, PORT] };

/** Whatever looks like a listed origin, and is not it to the letter. */
const STRANGERS = [
  // Another scheme, or none.
  ['http://shop.example', 'https:/shop.example', '//shop.example', 'shop.example'],
  [
    'https:shop.example',
    'wss://shop.example',
    'chrome-extension://shop.example',
    'HTTPS://shop.example',
  ],
  ['https://localhost:8080', 'file://', 'data:', 'blob:https://shop.example/1', 'about:blank'],
  // Another host.
  ['https://shop.example.evil.example', 'https://evil-shop.example', 'https://evilshop.example'],
  [
    'https://www.shop.example',
    'https://a.b.shop.example',
    'https://shop.example.',
    'https://.shop.example',
  ],
  ['https://SHOP.example', 'https://shop.exampl', 'https://shop.examples', 'https://shop_example'],
  ['https://xn--shp-5ed.example', 'https://shop.example%2eevil.example'],
  ['https://shop%2eexample', 'https://shopxexample', 'https://evil.example#shop.example'],
  ['https://evil.example?https://shop.example', 'https://evil.example/https://shop.example'],
  [
    'https://shop.example@evil.example',
    'https://shop.example:x@evil.example',
    'https://user@shop.example',
  ],
  ['https://evil.example\\shop.example', 'https://shop.example\\.evil.example'],
  // Another port.
  [
    'https://shop.example:444',
    'https://shop.example:443',
    'https://shop.example:',
    'https://shop.example:0443',
  ],
  ['http://localhost', 'http://localhost:80800', 'http://localhost:808', 'http://localhost:08080'],
  [
    'http://localhost:8080.evil.example',
    'http://localhost.:8080',
    'http://localhost.evil.example:8080',
  ],
  // Another name of the same machine.
  ['http://127.0.0.1:8080', 'http://[::1]:8080', 'http://0.0.0.0:8080', 'http://2130706433:8080'],
  // More than an origin.
  [
    'https://shop.example/',
    'https://shop.example/a',
    'https://shop.example?a',
    'https://shop.example#a',
  ],
  ['https://shop.example, https://evil.example', 'https://shop.example https://evil.example'],
  ['https://shop.example,https://shop.example', 'https://shop.example;', '"https://shop.example"'],
  // Less.
  ['null', 'NULL', 'undefined', '*', 'https://*', 'https://*.example', ''],
].flat();

async function sync(origin: string | undefined, options = {}, more = {}): Promise<Response> {
  const headers = { 'Content-Type': 'text/plain', ...more };
  const body = JSON.stringify(await (await createDevice()).request());
  return serve(options).post(body, origin === undefined ? headers : { ...headers, Origin: origin });
}

const allowed = (response: Response): string | null =>
  response.headers.get('Access-Control-Allow-Origin');

describe('server, with a list of origins', () => {
  test.each([SHOP, PORT])('%s may post, and read the answer', async (origin) => {
    const response = await sync(origin, listed);
    expect(response.status).toBe(200);
    expect(allowed(response)).toBe(origin);
    expect(response.headers.get('Vary')).toBe('Origin');
    expect(response.headers.has('Access-Control-Allow-Credentials')).toBe(false);
  });

  test('it may read a problem too, and when to try again', async () => {
    const response = await serve(listed).post('hello', {
      'Content-Type': 'text/plain',
      Origin: SHOP,
    });
    expect(response.status).toBe(400);
    expect(allowed(response)).toBe(SHOP);
    expect(response.headers.get('Access-Control-Expose-Headers')).toContain('Retry-After');
  });

  test.each(STRANGERS)('F113: %j may not', async (origin) => {
    const response = await sync(origin, listed);
    expect(response.status).toBe(403);
    expect(allowed(response)).toBeNull();
    expect(await response.json()).toMatchObject({ code: 'origin-not-allowed' });
  });

  test('the site itself may, by its address or, behind a proxy, by the browser’s word', async () => {
    expect((await sync('https://site.example', listed)).status).toBe(200);
    const proxied = await sync('https://www.site.example', listed, {
      'Sec-Fetch-Site': 'same-origin',
    });
    expect(proxied.status).toBe(200);
    const sibling = await sync('https://www.site.example', listed, {
      'Sec-Fetch-Site': 'same-site',
    });
    expect(sibling.status).toBe(403);
  });

  test('what is no page may', async () => {
    const response = await sync(undefined, listed);
    expect(response.status).toBe(200);
    expect(allowed(response)).toBeNull();
  });

  test.each(['notices', 'jwks.json'])('%s are public, but readable to the listed', async (path) => {
    for (const [origin, readable] of [
      [SHOP, SHOP],
      ['https://evil.example', null],
    ] as const) {
      const request = new Request(`${BASE}/${path}`, { headers: { Origin: origin } });
      const response = await serve(listed).handle(request);
      expect(response.status).toBe(200);
      expect(allowed(response)).toBe(readable);
      expect(response.headers.get('Vary')).toBe('Origin');
    }
  });
});

describe('without a list', () => {
  test.each([SHOP, 'null', undefined])('%s may post, but not read', async (origin) => {
    const response = await sync(origin);
    expect(response.status).toBe(200);
    expect(allowed(response)).toBeNull();
  });
});

describe('a preflight', () => {
  const preflight = (origin: string): Promise<Response> =>
    serve(listed).handle(
      new Request(`${BASE}/sync`, { method: 'OPTIONS', headers: { Origin: origin } }),
    );

  test('says what a listed origin may do', async () => {
    const response = await preflight(SHOP);
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      allow: 'POST, OPTIONS',
      'access-control-allow-origin': SHOP,
      'access-control-allow-methods': 'POST, OPTIONS',
      'access-control-allow-headers': 'Content-Type',
      'access-control-max-age': '7200',
      vary: 'Origin',
    });
  });

  test.each(STRANGERS)('F113: turns %j away', async (origin) => {
    const response = await preflight(origin);
    expect(response.status).toBe(403);
    expect(allowed(response)).toBeNull();
  });
});
