import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { chunksOf, jsonResponse } from '../../src/server/direct.ts';
import { createListener } from '../../src/server/listener.ts';

let server: Server | undefined;
afterEach(() => server?.close());

async function serve(handler: (request: Request) => Response | Promise<Response>) {
  const failures: unknown[] = [];
  server = createServer(createListener(handler, (error) => failures.push(error)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}`, port, failures };
}

it('hands over method, address, headers and body, and gives back what is answered', async () => {
  const { url } = await serve(async (request) => {
    const told = [request.method, new URL(request.url).pathname, request.headers.get('x-told')];
    return Response.json([...told, await request.text()], {
      status: 201,
      headers: { 'x-own': '1' },
    });
  });
  const response = await fetch(`${url}/a/b?c`, {
    method: 'POST',
    headers: { 'x-told': 'yes' },
    body: '同意',
  });
  expect([response.status, response.headers.get('x-own')]).toEqual([201, '1']);
  expect(await response.json()).toEqual(['POST', '/a/b', 'yes', '同意']);
});

it('answers 500 for a handler that fails, and says so', async () => {
  const { url, failures } = await serve(() => {
    throw new Error('mine');
  });
  expect((await fetch(url)).status).toBe(500);
  expect(failures).toMatchObject([{ message: 'mine' }]);
});

it('answers 400 for what is no request of the web', async () => {
  const { port } = await serve(() => expect.unreachable('it was no request'));
  const socket = connect(port, '127.0.0.1');
  socket.end('TRACE / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
  const chunks: Buffer[] = await socket.toArray();
  expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 400 /);
});

/** A body of so many pieces of 64 KiB, and how many of them were asked for. */
function pieces(count: number, failAt = Infinity): { response: Response; made(): number } {
  let made = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (made === failAt) throw new Error('halfway');
      if (made === count) return controller.close();
      made += 1;
      controller.enqueue(new Uint8Array(65_536).fill(97));
    },
  });
  return { response: new Response(body), made: () => made };
}

it.each([
  ['nothing', () => new Response(null, { status: 204 }), '', null],
  ['one piece', () => new Response('同意'), '同意', '6'],
  ['many pieces', () => pieces(20).response, 'a'.repeat(20 * 65_536), null],
])('sends %s whole', async (_, response, body, length) => {
  const { url, failures } = await serve(response);
  const answer = await fetch(url);
  expect(answer.headers.get('content-length')).toBe(length);
  expect(await answer.text()).toBe(body);
  expect(failures).toEqual([]);
});

it('cuts off an answer that fails halfway, so that nobody takes it for whole', async () => {
  const { url, failures } = await serve(() => pieces(20, 10).response);
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow();
  expect(failures).toMatchObject([{ message: 'halfway' }]);
});

it('makes no more of an answer than is read, and stops where nobody reads on', async () => {
  const { response, made } = pieces(10_000);
  let cancelled = (): void => {};
  const stopped = new Promise<void>((resolve) => (cancelled = resolve));
  const { url, failures } = await serve(() => {
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    return new Response(
      new ReadableStream<Uint8Array>({
        async pull(controller) {
          const { value } = await reader.read();
          if (value !== undefined) controller.enqueue(value);
        },
        cancel: cancelled,
      }),
    );
  });
  const gone = new AbortController();
  const answer = await fetch(url, { signal: gone.signal });
  await answer.body?.getReader().read();
  gone.abort();
  await stopped;
  expect(made()).toBeLessThan(1_000);
  expect(failures).toEqual([]);
});

it('knows a body by its stream: of a copy, each has all of it', async () => {
  const { url, failures } = await serve(async (request) => {
    const copy = request.clone();
    const read = async (one: Request): Promise<string> => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of chunksOf(one)) chunks.push(chunk);
      return Buffer.concat(chunks).toString();
    };
    return jsonResponse([await read(request), await read(copy)], { status: 200 });
  });
  const answer = await fetch(url, { method: 'POST', body: 'a'.repeat(300_000) });
  expect(await answer.json()).toEqual(Array(2).fill('a'.repeat(300_000)));
  expect(failures).toEqual([]);
});

it('sends another body than the one it knows where there is another', async () => {
  const { url } = await serve(async () => {
    const known = jsonResponse({ 同: '意' }, { status: 201 });
    const text = await known.clone().text();
    return new Response(`${text}!`, known);
  });
  const answer = await fetch(url);
  expect([answer.status, await answer.text()]).toEqual([201, '{"同":"意"}!']);
});
