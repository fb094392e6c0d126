import { gathering, joined } from './sha256.ts';
import { split, textOf } from './split.ts';
import { readLine } from './line.ts';
import type { Unreadable, Verification, VerifyOptions } from './verdict.ts';
import { verifyLines } from './lines.ts';
import { verifyRecord } from './record.ts';

/** In bytes. A page's export is read as a whole, and no page keeps more. */
const LIMIT = 64_000_000;

const NEITHER =
  'It is neither an operator’s export, whose first line is a head, nor a page’s, which is JSON.';

/**
 * Verifies an export, an operator's or a page's: what it proves, and what it does not. Needs no
 * network, and holds of a large export only the names of its events. Never rejects for what the
 * bytes say.
 */
export async function verify(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: VerifyOptions = {},
): Promise<Verification | Unreadable> {
  const lines = split(bytes);
  const { value: first } = await lines.next();
  if (first === undefined) return { unreadable: 'It is empty.' };
  const head = readLine(textOf(first) ?? '');
  if (head?.line === 'head') {
    return verifyLines(head, first, lines, options, (options.sha256 ?? gathering)());
  }

  const rest: Uint8Array[] = [first];
  let length = first.length;
  for await (const line of lines) {
    length += line.length;
    if (length > LIMIT) return { unreadable: NEITHER };
    rest.push(line);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(joined(rest));
    return await verifyRecord(JSON.parse(text), options);
  } catch {
    return { unreadable: NEITHER };
  }
}
