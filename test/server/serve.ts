import type { SyncRequest, SyncResponse } from '../../src/core/protocol.ts';
import type { Store } from '../../src/core/store.ts';
import { createHandler, type HandlerOptions } from '../../src/server/handler.ts';
import { memoryStore } from '../../src/server/memory.ts';
import { SAMPLE } from './sample.ts';

export const BASE = 'https://site.example/doui';

/** A handler on a store of its own, and the two ways in which a page talks to it. */
export interface Server {
  readonly store: Store;
  handle(request: Request): Promise<Response>;
  /** Posts anything at all to `/sync`. */
  post(body: BodyInit, headers?: { readonly [name: string]: string }): Promise<Response>;
  /** An exchange as the protocol means it. */
  sync(request: SyncRequest): Promise<SyncResponse>;
}

export function serve(options: Partial<HandlerOptions> = {}): Server {
  const store = options.store ?? memoryStore();
  const handle = createHandler({ notices: SAMPLE, ...options, store });
  const post: Server['post'] = (body, headers = { 'Content-Type': 'text/plain' }) =>
    handle(
      new Request(`${BASE}/sync`, {
        method: 'POST',
        headers,
        body,
        ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
      }),
    );
  return {
    store,
    handle,
    post,
    async sync(request) {
      const response = await post(JSON.stringify(request));
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as SyncResponse;
    },
  };
}
