import { once } from 'node:events';
import { connect } from 'node:net';

/** What was measured of one load. Times in milliseconds. */
export interface Measured {
  readonly seconds: number;
  readonly requests: number;
  /** Receipts that came back. */
  readonly receipts: number;
  readonly p50: number;
  readonly p99: number;
}

const CONNECTIONS = 32;

/**
 * Sends all requests over as many connections as given, each the next one when its last was
 * answered. Written on sockets, so that the machine's cores are left to what is measured.
 *
 * @throws Error for an answer that is not 200.
 */
export async function load(
  ports: readonly number[],
  requests: readonly Buffer[],
  connections: number = CONNECTIONS,
): Promise<Measured> {
  const latencies: number[] = [];
  let receipts = 0;
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async (_, index) => {
      const socket = connect(ports[index % ports.length] ?? 0, '127.0.0.1').setNoDelay();
      await once(socket, 'connect');
      for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
        const sent = performance.now();
        socket.write(request);
        const answer = await answerOf(socket);
        latencies.push(performance.now() - sent);
        if (!answer.startsWith('HTTP/1.1 200')) throw new Error(answer);
        receipts += answer.split('"jws"').length - 1;
      }
      socket.destroy();
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
  return { seconds, requests: requests.length, receipts, p50: at(0.5), p99: at(0.99) };
}

/** The next answer on a connection, head and body. */
async function answerOf(socket: ReturnType<typeof connect>): Promise<string> {
  let text = '';
  for (;;) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    text += chunk.toString('latin1');
    const head = text.indexOf('\r\n\r\n');
    if (head < 0) continue;
    const length = Number(/content-length: (\d+)/i.exec(text.slice(0, head))?.[1]);
    if (text.length >= head + 4 + length) return text;
  }
}
