import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createListener } from '../../server/listener.ts';

/** In milliseconds: who is slower than this keeps others out. */
const TIMEOUTS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
};
/** For how long what was begun may take to end, in milliseconds. */
const LAST = 10_000;

/** A server that listens. */
export interface Listening {
  readonly url: string;
  /** Takes no more, lets what was begun end, and cuts off what takes too long. */
  close(): Promise<void>;
}

/** @throws what the system says of a port that it does not give. */
export async function listen(
  { host, port }: { readonly host: string; readonly port: number },
  handler: (request: Request) => Promise<Response>,
  failed: (error: unknown) => void,
): Promise<Listening> {
  const server = createServer({ ...TIMEOUTS, maxHeaderSize: 16_384 });
  let closing = false;
  // A connection that is kept alive would bring the next request to a closed door.
  server.on('request', (_, outgoing) => {
    if (closing) outgoing.setHeader('connection', 'close');
  });
  server.on('request', createListener(handler, failed));
  server.listen(port, host);
  await once(server, 'listening');
  const { port: given } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${given}`,
    async close() {
      closing = true;
      await end(server);
    },
  };
}

async function end(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), LAST);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}
