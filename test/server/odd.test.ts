import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import { publish } from '../../src/core/publish.ts';
import { createDevice } from '../support/device.ts';
import { createLogin } from '../support/login.ts';
import { SAMPLE } from './sample.ts';
import { BASE, serve } from './serve.ts';

/** What would be seen on every object, had anything of a request been merged into one. */
const polluted = (): unknown => (({}) as { readonly polluted?: unknown }).polluted;

describe('server', () => {
  const POISON = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';

  test.each<[where: string, body: (request: object) => string]>([
    ['beside', (request) => JSON.stringify(request).replace('{', `${POISON.slice(0, -1)},`)],
    [
      'in the key',
      (request) => JSON.stringify(request).replace('"kty"', `"__proto__":{"polluted":1},"kty"`),
    ],
    [
      'in the event',
      (request) => JSON.stringify(request).replace('"kind"', `"__proto__":{"polluted":1},"kind"`),
    ],
    [
      'as the decisions',
      (request) =>
        JSON.stringify(request).replace(
          '"decisions":{',
          `"decisions":{"__proto__":{"decision":"granted","parents":[],"polluted":1}`,
        ),
    ],
    ['as the whole', () => POISON],
    [
      'as the prototype of what is missing',
      (request) =>
        JSON.stringify({ __proto__: null, ...request }).replace(
          '"subject"',
          '"__proto__":{"subject"',
        ),
    ],
  ])('F92: what a request says %s of prototypes changes no other object', async (_, body) => {
    const server = serve();
    const device = await createDevice();
    const request = await device.request({ events: [await device.seal()] });
    const response = await server.post(body(request));
    expect(response.status).toBeLessThan(500);
    expect(polluted()).toBeUndefined();
    const next = await server.sync(await device.request({ events: [await device.seal()] }));
    expect(next.receipts).not.toHaveLength(0);
    expect(polluted()).toBeUndefined();
  });

  test('F92: a token’s claims change no other object', async () => {
    const login = await createLogin();
    const server = serve({ accounts: login.options });
    const device = await createDevice();
    const token = await login.token('__proto__', JSON.parse(POISON));
    expect(await server.sync(await device.request({ token }))).toMatchObject({ linked: true });
    expect(await server.store.person({ account: '__proto__' })).toMatchObject({
      subjects: [device.subject],
    });
    expect(polluted()).toBeUndefined();
  });

  test.each(['x', '<script>', '\u0000', '\u{1F4A9}', "' or 1=1 --", '\\', '../../etc/passwd'])(
    'F109: an error says the same whatever was sent: %j',
    async (sent) => {
      const said = async (server: ReturnType<typeof serve>, body: string) => {
        const response = await server.post(body);
        return [response.status, JSON.stringify([...response.headers]), await response.text()];
      };
      const [one, other] = [serve(), serve()];
      const device = await createDevice();
      const bodies = [
        sent,
        JSON.stringify(sent),
        JSON.stringify({ [sent]: sent }),
        JSON.stringify({ ...(await device.request()), subject: sent }),
        JSON.stringify({ ...(await device.request()), v: sent }),
      ];
      const plain = await said(other, '?');
      for (const body of bodies) expect(await said(one, body)).toEqual(plain);
    },
  );

  test('F109: whoever asks for a subject without its proof cannot tell whether it is known', async () => {
    const server = serve();
    const [known, unknown] = [await createDevice(), await createDevice()];
    await server.sync(await known.request({ events: [await known.seal()] }));
    const asked = await Promise.all(
      [known, unknown].map(async (device) => {
        const { time, ...answer } = await server.sync({ ...(await device.request()), proof: '' });
        expect(time).toBeTypeOf('string');
        return answer;
      }),
    );
    expect(asked[0]).toEqual(asked[1]);
  });

  test('F138: an answer to one is kept by nobody on the way, and what is public says for how long', async () => {
    const server = serve({ allowedOrigins: ['https://shop.example'], cookie: {} });
    const device = await createDevice();
    const body = JSON.stringify(await device.request({ events: [await device.seal()] }));
    const origin = { 'Content-Type': 'text/plain', Origin: 'https://shop.example' };
    const answers = [
      await server.post(body),
      await server.post(body, origin),
      await server.post(body, { ...origin, Origin: 'https://evil.example' }),
      await server.post('?'),
      await server.handle(new Request(`${BASE}/nothing`)),
      await server.handle(new Request(`${BASE}/sync`)),
    ];
    for (const { headers } of answers) {
      expect(headers.get('Cache-Control')).toBe('no-store');
      // And a cache that keeps it all the same must not mix the origins.
      expect(headers.get('Vary')).toBe('Origin');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    }
    for (const path of ['notices', 'jwks.json']) {
      const { headers } = await server.handle(new Request(`${BASE}/${path}`));
      expect(headers.get('Cache-Control')).toMatch(/^public, max-age=(60|300)/);
      expect(headers.get('Vary')).toBe('Origin');
      expect(headers.get('Set-Cookie')).toBeNull();
    }
  });

  test.each([
    ['X-HTTP-Method-Override', 'POST'],
    ['X-Method-Override', 'DELETE'],
    ['X-Original-URL', '/doui/sync'],
    ['X-Rewrite-URL', '/doui/jwks.json'],
    ['X-Forwarded-Host', 'evil.example'],
    ['Forwarded', 'host=evil.example'],
  ])('F137: %s says nothing here', async (name, value) => {
    const server = serve();
    const plain = await server.handle(new Request(`${BASE}/notices`));
    const odd = await server.handle(new Request(`${BASE}/notices`, { headers: { [name]: value } }));
    expect([odd.status, [...odd.headers], await odd.text()]).toEqual([
      plain.status,
      [...plain.headers],
      await plain.text(),
    ]);
  });

  test('notices are kept in the words that their hashes cover, once, before any evidence', async () => {
    const server = serve();
    const device = await createDevice();
    await server.sync(await device.request({ events: [await device.seal()] }));
    const published = await publish(SAMPLE);
    const kept = await server.store.notices(published.map(({ hash }) => hash));
    expect(kept).toHaveLength(published.length);
    for (const { hash, body } of kept) expect(await hashOf(JSON.parse(body))).toBe(hash);
    // What is published no more is still there.
    const fewer = serve({
      store: server.store,
      notices: { ...SAMPLE, notices: SAMPLE.notices.slice(1) },
    });
    await fewer.sync(await device.request({ events: [await device.seal()] }));
    expect(await server.store.notices(published.map(({ hash }) => hash))).toHaveLength(
      published.length,
    );
  });
});
