import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
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
