import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createListener } from '../../src/server/listener.ts';

export type Handler = (request: Request) => Response | Promise<Response>;

export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a handler on this machine, on any port that is free. */
export async function listen(handler: Handler): Promise<Listening> {
  const server = createServer(createListener(handler)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
