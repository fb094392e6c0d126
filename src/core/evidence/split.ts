import { joined } from './sha256.ts';

const LINE_FEED = 10;

/** The lines of bytes that come bit by bit, each with its line feed; the last may lack it. */
export async function* split(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let begun: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
      begun.push(chunk.subarray(from, at + 1));
      from = at + 1;
      yield joined(begun);
      begun = [];
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
  if (begun.length > 0) yield joined(begun);
}

/** The text of a line without its line feed; `undefined` for what is not UTF-8, or not ended. */
export function textOf(line: Uint8Array): string | undefined {
  if (line.at(-1) !== LINE_FEED) return undefined;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return decoder.decode(line.subarray(0, -1));
  } catch {
    return undefined;
  }
}
