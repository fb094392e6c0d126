import { describe, expect, test } from 'vitest';
import { LIMITS, type SyncResponse } from '../../src/core/protocol.ts';
import { depthOf } from '../../src/server/body.ts';
import { createDevice } from '../support/device.ts';
import { serve } from './serve.ts';

const codeOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { code?: string }).code;

/** A body that comes piece by piece, so that no Content-Length tells its size. */
function streamOf(piece: string, count: number): { body: ReadableStream; sent(): number } {
  let sent = 0;
  const bytes = new TextEncoder().encode(piece);
  const body = new ReadableStream(
    {
      pull(controller) {
        if (sent === count) controller.close();
        else controller.enqueue(bytes);
        sent += 1;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, sent: () => sent };
}

describe('content types', () => {
  test.each<[headers: Record<string, string>, status: number]>([
    [{ 'Content-Type': 'text/plain' }, 200],
    [{ 'Content-Type': 'text/plain;charset=UTF-8' }, 200],
    [{ 'Content-Type': 'Application/JSON; charset=utf-8' }, 200],
    [{ 'Content-Type': 'application/json', 'Content-Encoding': 'identity' }, 200],
    [{ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }, 415],
    [{ 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    [{ 'Content-Type': 'multipart/form-data; boundary=text/plain' }, 415],
    [{ 'Content-Type': 'text/html' }, 415],
    [{ 'Content-Type': 'text/plainly' }, 415],
    [{ 'Content-Type': '' }, 415],
  ])('%j: %i', async (headers, status) => {
    const device = await createDevice();
    const body = new TextEncoder().encode(JSON.stringify(await device.request()));
    const response = await serve().post(body, headers);
    expect(response.status).toBe(status);
    if (status === 415) expect(await codeOf(response)).toBe('wrong-content-type');
  });

  test('a body without any is not guessed at', async () => {
    const response = await serve().post(new Uint8Array([123, 125]), {});
    expect(response.status).toBe(415);
  });
});

describe('size', () => {
  test('a request of exactly the limit is read', async () => {
    const device = await createDevice();
    const request = JSON.stringify(await device.request());
    const response = await serve().post(request.padEnd(LIMITS.bytes, ' '));
    expect(response.status).toBe(200);
  });

  test('a byte more is too large', async () => {
    const response = await serve().post('{}'.padEnd(LIMITS.bytes + 1, ' '));
    expect(response.status).toBe(413);
    expect(await codeOf(response)).toBe('too-large');
  });

  test('bytes are counted, not characters', async () => {
    const response = await serve().post('あ'.repeat(LIMITS.bytes / 2));
    expect(response.status).toBe(413);
  });

  test('without a length, no more is taken in than the limit', async () => {
    const { body, sent } = streamOf('x'.repeat(1024), 1_000_000);
    const response = await serve().post(body);
    expect(response.status).toBe(413);
    expect(sent()).toBeLessThan(LIMITS.bytes / 1024 + 5);
  });

  test('a length that lies is not believed', async () => {
    const headers = { 'Content-Type': 'text/plain', 'Content-Length': '2' };
    const response = await serve().post(streamOf('x'.repeat(1024), 100).body, headers);
    expect(response.status).toBe(413);
  });

  test('fifty events are the most', async () => {
    const server = serve();
    const device = await createDevice();
    const events = await Promise.all(Array.from({ length: 51 }, () => device.seal()));
    const most = await server.sync(await device.request({ events: events.slice(0, 50) }));
    expect(most.receipts).toHaveLength(50);
    const response = await server.post(JSON.stringify(await device.request({ events })));
    expect(response.status).toBe(413);
  });
});

describe('what is not a request', () => {
  const key = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) };
  const sound = { v: 1, subject: 'A'.repeat(43), key, heads: [], events: [], at: '', proof: '' };

  test('the sound envelope of these tests is one', async () => {
    expect((await serve().post(JSON.stringify(sound))).status).toBe(200);
  });

  test.each<[why: string, body: BodyInit]>([
    ['nothing', ''],
    ['not JSON', 'hello'],
    ['half of it', JSON.stringify(sound).slice(0, -1)],
    ['two of it', JSON.stringify(sound).repeat(2)],
    ['not UTF-8', new Uint8Array([0x22, 0xc3, 0x28, 0x22])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])],
    ['null', 'null'],
    ['a list', '[]'],
    ['a depth bomb', '['.repeat(30_000) + ']'.repeat(30_000)],
    ['a depth bomb that never closes', '{"a":'.repeat(10_000)],
    ['another version', JSON.stringify({ ...sound, v: 2 })],
    ['no subject', JSON.stringify({ ...sound, subject: undefined })],
    ['a subject that is no hash', JSON.stringify({ ...sound, subject: `${'A'.repeat(42)}'` })],
    ['a key of another kind', JSON.stringify({ ...sound, key: { ...key, crv: 'P-384' } })],
    ['heads that are no hashes', JSON.stringify({ ...sound, heads: ['1'] })],
    ['events that are no list', JSON.stringify({ ...sound, events: {} })],
    ['a proof that is no text', JSON.stringify({ ...sound, proof: {} })],
  ])('%s', async (_, body) => {
    const response = await serve().post(body);
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBe('malformed-request');
  });

  test('a connection that breaks off', async () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.error(new Error('reset'));
      },
    });
    expect((await serve().post(body)).status).toBe(400);
  });

  test('names given twice or reserved do no harm', async () => {
    const body = JSON.stringify(sound).replace(
      '"heads":',
      '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"heads":["x"],"heads":',
    );
    const response = await serve().post(body);
    expect(response.status).toBe(200);
    expect(((await response.json()) as SyncResponse).events).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  test('F117: sound JSON that nests too deeply is refused before it is parsed, and no sooner', async () => {
    const nested = (depth: number): string =>
      JSON.stringify(sound).replace('{', `{"more":${'['.repeat(depth)}${']'.repeat(depth)},`);
    expect((await serve().post(nested(LIMITS.depth - 1))).status).toBe(200);
    const response = await serve().post(nested(LIMITS.depth));
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBe('malformed-request');
  });

  test('nothing that was sent comes back in a problem', async () => {
    const response = await serve().post('{"canary":1}');
    expect(await response.text()).not.toContain('canary');
  });
});

test.each([
  ['', 0],
  ['1', 0],
  ['[]', 1],
  ['[{}]', 2],
  ['[[],[[]],[]]', 3],
  ['"[[[["', 0],
  ['"\\"[["', 0],
  ['["\\\\",[]]', 2],
  ['{"[{":[1]}', 2],
])('the depth of %s is %i', (text, depth) => {
  expect(depthOf(text)).toBe(depth);
});
