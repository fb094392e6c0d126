import type { IncomingMessage, ServerResponse } from 'node:http';
import { ReadableStream } from 'node:stream/web';

/**
 * A handler of web requests as a listener for `node:http`:
 * `createServer(createListener(createHandler({ … })))`. A handler that fails is answered for with
 * 500, and a request that the web knows no such thing of with 400.
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
      .catch(failed);
  };
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    'content-length': body.length,
  });
  outgoing.end(body);
}

/** The web's view of a request; `undefined` for one that the web knows no such thing of. */
function requestOf(incoming: IncomingMessage): Request | undefined {
  const { method = 'GET', url = '', headers, headersDistinct } = incoming;
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
      body: hasBody ? ReadableStream.from(incoming.iterator({ destroyOnReturn: false })) : null,
      duplex: 'half',
    };
    return new Request(`http://${headers.host}${url}`, init);
  } catch {
    return undefined;
  }
}
