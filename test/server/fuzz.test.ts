import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSyncResponse } from '../../src/core/protocol.ts';
import { edited, mutations } from '../core/mutate.ts';
import { createDevice } from '../support/device.ts';
import { pinOf } from './sample.ts';
import { BASE, serve } from './serve.ts';

/** Every answer is one of the protocol: never an exception, never a server error, for bad input. */
async function check(response: Response): Promise<void> {
  expect(response.status).toBeLessThan(500);
  if (response.status === 200) expect(readSyncResponse(await response.json())).toBeDefined();
  else expect(await response.json()).toMatchObject({ status: response.status });
}

async function aRequest(): Promise<unknown> {
  const device = await createDevice();
  const grant = { decision: 'granted', parents: ['A'.repeat(43)] } as const;
  const events = [
    await device.seal({ notices: [await pinOf('2')], decisions: { ads: grant } }),
    await device.seal({ kind: 'acknowledgement' }),
  ];
  return device.request({ heads: ['B'.repeat(43)], events });
}

const fails = (error: unknown): never => {
  throw error;
};

test('law: requests that were tampered with', { timeout: 60_000 }, async () => {
  const request = await aRequest();
  const { post } = serve({ onError: fails });
  await fc.assert(
    fc.asyncProperty(mutations(request), async (edits) => {
      await check(await post(JSON.stringify(edits.reduce(edited, request)) ?? ''));
    }),
    { numRuns: 1000 },
  );
});

test('law: bytes that were damaged on the way', { timeout: 60_000 }, async () => {
  const bytes = new TextEncoder().encode(JSON.stringify(await aRequest()));
  const { post } = serve({ onError: fails });
  const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(damage, fc.nat(bytes.length), async (changes, end) => {
      const damaged = Uint8Array.from(bytes);
      for (const [place, value] of changes) damaged[place] = value;
      await check(await post(damaged));
      await check(await post(damaged.subarray(0, end)));
    }),
    { numRuns: 300 },
  );
});

test('law: any method, address, headers and body', { timeout: 60_000 }, async () => {
  const { handle } = serve({ onError: fails, allowedOrigins: ['https://shop.example'] });
  const value = fc.base64String({ maxLength: 20 });
  const shape = fc.record({
    method: fc.constantFrom('POST', 'GET', 'OPTIONS', 'HEAD', 'PUT', 'PURGE', 'x'),
    path: fc.oneof(fc.constantFrom('/sync', '/notices', '/jwks.json'), fc.webPath()),
    headers: fc.dictionary(
      fc.constantFrom('Origin', 'Content-Type', 'Content-Encoding', 'If-None-Match', 'X-Any'),
      fc.oneof(value, fc.constantFrom('text/plain', 'application/json', 'gzip', 'null')),
    ),
    body: fc.oneof(
      fc.json(),
      fc.string(),
      fc.uint8Array().map((bytes) => Uint8Array.from(bytes)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(shape, async ({ method, path, headers, body }) => {
      const bodied = method !== 'GET' && method !== 'HEAD';
      const response = await handle(
        new Request(BASE + path, { method, headers, ...(bodied ? { body } : {}) }),
      );
      expect(response.status).toBeLessThan(500);
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    }),
    { numRuns: 300 },
  );
});
