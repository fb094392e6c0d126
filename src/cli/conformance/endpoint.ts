import { readSyncResponse, type SyncResponse } from '../../core/protocol.ts';
import { demand } from './demand.ts';

/** What an endpoint answered, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** `undefined` where it is no JSON. */
  readonly json: unknown;
}

/** An endpoint, of which nothing is known but its address. */
export interface Endpoint {
  ask(path: string, init?: RequestInit): Promise<Answer>;
  /** Posts anything to `/sync`. */
  post(body: string, headers?: { readonly [name: string]: string }): Promise<Answer>;
  /** An exchange as the protocol means it. */
  sync(request: object): Promise<SyncResponse>;
}

const TRIES = 4;

export function createEndpoint(address: string): Endpoint {
  const base = address.replace(/\/+$/, '');

  async function once(path: string, init: RequestInit): Promise<Answer> {
    const signal = AbortSignal.timeout(30_000);
    const response = await fetch(`${base}/${path}`, { redirect: 'manual', ...init, signal });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  }

  /** An endpoint may put off who asks too much: then it says for how long. */
  async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
    let answer = await once(path, init);
    for (let tries = 1; answer.status === 429 && tries < TRIES; tries += 1) {
      const after = Number(answer.headers.get('Retry-After') ?? 1);
      await new Promise((resolve) => setTimeout(resolve, Math.min(after, 30) * 1_000));
      answer = await once(path, init);
    }
    return answer;
  }

  const post: Endpoint['post'] = (body, headers = { 'Content-Type': 'text/plain' }) =>
    ask('sync', { method: 'POST', body, headers });

  return {
    ask,
    post,
    async sync(request) {
      const { status, json, text } = await post(JSON.stringify(request));
      const response = readSyncResponse(json);
      demand(
        status === 200 && response !== undefined,
        `${status}, and no answer of this protocol: ${text.slice(0, 200)}`,
      );
      return response;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
