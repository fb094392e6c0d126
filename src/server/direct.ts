/*
 * What comes and goes over Node's own connections, past the web's streams: they cost more than all
 * that is done with a body. Known by the stream in its place, so that whatever is made of another
 * body, or of a copy of this one, is read and sent as the web says.
 */
const sources = new WeakMap<object, AsyncIterable<Uint8Array>>();
const texts = new WeakMap<object, string>();

/** A stream of these chunks, of which nothing is read before somebody asks. */
export function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  let reader: AsyncIterator<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        reader ??= chunks[Symbol.asyncIterator]();
        const { done = false, value } = await reader.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await reader?.return?.();
      },
    },
    { highWaterMark: 0 },
  );
  sources.set(stream, chunks);
  return stream;
}

/** The chunks of a request's body. */
export function chunksOf({ body, bodyUsed }: Request): AsyncIterable<Uint8Array> | Uint8Array[] {
  if (body === null) return [];
  return (bodyUsed || body.locked ? undefined : sources.get(body)) ?? body;
}

/** A response with a JSON body. */
export function jsonResponse(value: unknown, init: ResponseInit): Response {
  const text = JSON.stringify(value);
  const response = new Response(text, init);
  if (response.body !== null) texts.set(response.body, text);
  return response;
}

/** The whole body of a response, where it is known, and nobody has read from it. */
export function textOf({ body, bodyUsed }: Response): string | undefined {
  return body === null || bodyUsed || body.locked ? undefined : texts.get(body);
}
