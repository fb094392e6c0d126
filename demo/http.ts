import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createListener } from '../dist/server.js';

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
  const server = createServer(createListener(handler));
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
