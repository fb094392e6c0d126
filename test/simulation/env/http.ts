/*
 * Requests and responses as the handler sees them. Node's own go through streams whose turns are
 * not ours; these have the same members, and no others.
 */

type HeadersLike = { readonly [name: string]: string } | Headers | undefined;

export interface Headers {
  get(name: string): string | null;
  has(name: string): boolean;
  set(name: string, value: string): void;
  append(name: string, value: string): void;
  forEach(call: (value: string, name: string) => void): void;
}

export function headersOf(given: HeadersLike): Headers {
  const held = new Map<string, string>();
  const headers: Headers = {
    get: (name) => held.get(name.toLowerCase()) ?? null,
    has: (name) => held.has(name.toLowerCase()),
    set: (name, value) => void held.set(name.toLowerCase(), value),
    append(name, value) {
      const before = headers.get(name);
      headers.set(name, before === null ? value : `${before}, ${value}`);
    },
    forEach: (call) => held.forEach(call),
  };
  if (typeof given?.forEach === 'function')
    given.forEach((value: string, name: string) => headers.set(name, value));
  else for (const [name, value] of Object.entries(given ?? {})) headers.set(name, value as string);
  return headers;
}

export interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: Headers;
  /** There is no stream. */
  readonly body: null;
  /** The whole body as text. */
  readonly content: string;
  text(): Promise<string>;
  json(): Promise<unknown>;
}

interface Init {
  readonly status?: number;
  readonly headers?: HeadersLike;
}

/** The `Response` that a handler makes. */
export function Response(
  this: unknown,
  body: unknown,
  { status = 200, headers }: Init = {},
): Answer {
  const content =
    typeof body === 'string'
      ? body
      : body instanceof Uint8Array
        ? Buffer.from(body).toString()
        : '';
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: headersOf(headers),
    body: null,
    content,
    text: async () => content,
    json: async () => JSON.parse(content) as unknown,
  };
}

Response.json = (value: unknown, init: Init = {}): Answer => {
  const headers = headersOf(init.headers);
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  return Response.call(undefined, JSON.stringify(value), { ...init, headers });
};

/** A request as it reaches the handler. */
export function requestOf(
  method: string,
  url: string,
  headers: { readonly [name: string]: string },
  body: string,
): Request {
  return {
    method,
    url,
    headers: headersOf(headers),
    body: {
      async *[Symbol.asyncIterator]() {
        if (body !== '') yield new TextEncoder().encode(body);
      },
    },
    text: async () => body,
    json: async () => JSON.parse(body) as unknown,
    signal: new AbortController().signal,
  } as unknown as Request;
}
