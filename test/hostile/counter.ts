import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** Somebody else's origin, which counts what reaches it. */
export interface Counter {
  readonly url: string;
  /** How many requests each path had. */
  readonly counts: ReadonlyMap<string, number>;
  count(path: string): number;
  close(): Promise<void>;
}

const SCRIPT = 'text/javascript';

/** By the ending of a path: what is answered, and with which status. */
const ANSWERS: { readonly [file: string]: readonly [type: string, body: string, status?: number] } =
  {
    js: [SCRIPT, '(globalThis.ran ??= []).push(1)'],
    css: ['text/css', 'x-y { color: red }'],
    // Whoever is opened goes again.
    html: ['text/html', '<!doctype html><title>Else</title><script>opener && close()</script>'],
    svg: ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><g id="g"/></svg>'],
    json: ['application/json', '{}'],
    // Told that there is nothing, nobody asks twice, as for another part of a film or a stream.
    events: ['text/plain', '', 204],
    mp4: ['video/mp4', '', 404],
    png: ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'],
    woff2: ['font/woff2', '', 404],
    vtt: ['text/vtt', 'WEBVTT\n'],
  };

/** On any port that is free. A path without an ending is counted when the connection comes. */
export async function openCounter(): Promise<Counter> {
  const counts = new Map<string, number>();
  const add = (path: string) => counts.set(path, (counts.get(path) ?? 0) + 1);
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const free = {
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'content-type',
      'cache-control': 'no-store',
      'supports-loading-mode': 'credentialed-prerender',
    };
    if (request.method !== 'OPTIONS') add(path);
    const [type, body, status = 200] = ANSWERS[path.split('.')[1] ?? ''] ?? ['text/plain', ''];
    request.resume();
    response.writeHead(status, { ...free, 'content-type': type });
    response.end(status === 204 ? undefined : body);
  });
  server.on('upgrade', (request, socket) => {
    add(request.url ?? '');
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  server.on('connection', () => add('connection'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    counts,
    count: (path) => counts.get(path) ?? 0,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
