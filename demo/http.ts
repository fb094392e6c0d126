import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ReadableStream } from 'node:stream/web';

/** Server code is this and nothing else; node:http is an adapter. */
export type Handler = (request: Request) => Response | Promise<Response>;

export interface Listening {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** Resolves when every request under way has been answered, or after two seconds. */
  close(): Promise<void>;
}

/**
 * Serves a handler on this machine only: Doui needs a secure context, and over plain http only
 * localhost is one. Port 0 takes any that is free.
 */
export async function listen(handler: Handler, port: number): Promise<Listening> {
  const server = createServer((incoming, outgoing) => void respond(handler, incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${taken}`,
    close: () =>
      new Promise((resolve) => {
        const impatient = setTimeout(() => server.closeAllConnections(), 2_000);
        server.close(() => {
          clearTimeout(impatient);
          resolve();
        });
      }),
  };
}

async function respond(
  handler: Handler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const response = await answer(handler, incoming);
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    'content-length': body.length,
  });
  outgoing.end(body);
}

async function answer(handler: Handler, incoming: IncomingMessage): Promise<Response> {
  const request = requestOf(incoming);
  if (request === undefined) return new Response('Bad request\n', { status: 400 });
  try {
    return await handler(request);
  } catch (error) {
    console.error(error);
    return new Response('Something went wrong here.\n', { status: 500 });
  }
}

/** The web's view of a request; `undefined` for one that the web knows no such thing of. */
function requestOf(incoming: IncomingMessage): Request | undefined {
  const { method = 'GET', url = '', headers, headersDistinct } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  try {
    if (!url.startsWith('/')) return undefined;
    return new Request(`http://${headers.host}${url}`, {
      method,
      headers: Object.entries(headersDistinct).flatMap(([name, values = []]) =>
        values.map((value): [string, string] => [name, value]),
      ),
      // To stop reading must not cut the connection: the answer still has to go out.
      body: hasBody ? ReadableStream.from(incoming.iterator({ destroyOnReturn: false })) : null,
      duplex: 'half',
    } as RequestInit);
  } catch {
    return undefined;
  }
}
