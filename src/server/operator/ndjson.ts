import { streamOf } from '../direct.ts';

/**
 * Lines as they come, each a JSON text: no more of them is made than is read. Where they fail, the
 * body breaks off without its end.
 */
export const ndjson = (lines: AsyncIterable<string>): Response =>
  new Response(streamOf(bytesOf(lines)), {
    headers: { 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store' },
  });

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const line of lines) yield encoder.encode(line);
}
