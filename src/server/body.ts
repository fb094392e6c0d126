import { LIMITS, type ProblemCode } from '../core/protocol.ts';
import { chunksOf } from './direct.ts';

export type Body = { readonly json: unknown } | { readonly problem: ProblemCode };

/** `text/plain` is what a page can post to another origin without asking first (Fetch §2.2.2). */
const CONTENT_TYPES: readonly string[] = ['text/plain', 'application/json'];

/** The JSON of a request, or why it cannot be had. Reads no more than the limits allow. */
export async function readBody(request: Request): Promise<Body> {
  const [contentType = ''] = (request.headers.get('Content-Type') ?? '').split(';');
  const encoding = request.headers.get('Content-Encoding') ?? 'identity';
  if (!CONTENT_TYPES.includes(contentType.trim().toLowerCase()) || encoding !== 'identity') {
    return { problem: 'wrong-content-type' };
  }
  try {
    const bytes = await readAtMost(LIMITS.bytes, request);
    if (bytes === undefined) return { problem: 'too-large' };
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (depthOf(text) > LIMITS.depth) return { problem: 'malformed-request' };
    return { json: JSON.parse(text) };
  } catch {
    // A connection that broke off, bytes that are not UTF-8, text that is not JSON.
    return { problem: 'malformed-request' };
  }
}

/** `undefined` where there is more. It counts what arrives: Content-Length may lie or be absent. */
async function readAtMost(limit: number, request: Request): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop cancels the stream, so that the rest is never received.
  for await (const chunk of chunksOf(request)) {
    length += chunk.byteLength;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** How deeply a JSON text nests, found before it is parsed: canonical JSON is made recursively. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted) {
      if (character === '\\') index += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') {
      quoted = true;
    } else if (character === '{' || character === '[') {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (character === '}' || character === ']') {
      depth -= 1;
    }
  }
  return deepest;
}
