import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { streamOf, textOf } from './direct.ts';
import { cameFrom } from './limits/address.ts';

/**
 * A handler of web requests as a listener for `node:http`:
 * `createServer(createListener(createHandler({ … })))`. A handler that fails is answered for with
 * 500, and a request that the web knows no such thing of with 400. An answer that fails halfway is
 * cut off, so that nobody takes it for whole.
 *
 * @param failed Hears of what a handler threw. By default it is written to the console.
 */
export function createListener(
  handler: (request: Request) => Response | Promise<Response>,
  failed: (error: unknown) => void = console.error,
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  const answer = async (incoming: IncomingMessage): Promise<Response> => {
    const request = requestOf(incoming);
    if (request === undefined) return new Response('Bad request\n', { status: 400 });
    try {
      return await handler(request);
    } catch (error) {
      failed(error);
      return new Response('Something went wrong here.\n', { status: 500 });
    }
  };
  return (incoming, outgoing) => {
    answer(incoming)
      .then((response) => send(response, outgoing))
      .catch((error: unknown) => {
        outgoing.destroy();
        // Who asked has gone away: no failure of anybody's.
        if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') failed(error);
      });
  };
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const { status, body } = response;
  const headers = Object.fromEntries(response.headers);
  // None is the answer to HEAD, 204 or 304: then its length is not 0, but nothing to speak of.
  if (body === null) return void outgoing.writeHead(status, headers).end();
  const text = textOf(response);
  if (text !== undefined) {
    outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
    return void outgoing.end(text);
  }
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  // An answer in one piece says how long it is; one of more pieces is sent as it comes.
  const first = await reader.read();
  const second = first.done ? first : await reader.read();
  if (second.done) {
    const whole = first.value ?? new Uint8Array();
    outgoing.writeHead(status, { ...headers, 'content-length': whole.byteLength });
    outgoing.end(whole);
    return;
  }
  const begun = [first.value, second.value];
  reader.releaseLock();
  outgoing.writeHead(status, headers);
  await pipeline(async function* () {
    yield* begun;
    yield* body as ReadableStream<Uint8Array>;
  }, outgoing);
}

/** The web's view of a request; `undefined` for one that the web knows no such thing of. */
function requestOf(incoming: IncomingMessage): Request | undefined {
  const { method = 'GET', url = '', headers, headersDistinct, socket } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  try {
    if (!url.startsWith('/')) return undefined;
    // Not spelt as RequestInit: Node's own types of streams and the web's do not agree.
    const init: object = {
      method,
      headers: Object.entries(headersDistinct).flatMap(([name, values = []]) =>
        values.map((value): [string, string] => [name, value]),
      ),
      // To stop reading must not cut the connection: the answer still has to go out.
      body: hasBody ? streamOf(incoming.iterator({ destroyOnReturn: false })) : null,
      duplex: 'half',
    };
    const request = new Request(`http://${headers.host}${url}`, init);
    cameFrom(request, socket.remoteAddress);
    return request;
  } catch {
    return undefined;
  }
}
