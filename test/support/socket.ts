import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of WebSockets that says "hello" to whoever connects, and how many did. */
export async function openSocketServer(): Promise<{
  readonly url: string;
  readonly count: () => number;
  close(): Promise<void>;
}> {
  let count = 0;
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer().on('upgrade', ({ headers }, socket) => {
    count += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    // RFC 6455 §4.2.2, and a text frame of five bytes (§5.2).
    const accept = createHash('sha1')
      .update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.write(Buffer.from([0x81, 5, ...Buffer.from('hello')]));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    count: () => count,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
