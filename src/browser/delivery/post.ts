import { asConsentError, ConsentError } from '../../core/errors.ts';
import { readSyncResponse, type SyncRequest, type SyncResponse } from '../../core/protocol.ts';
import { bytesIn, KEPT_ALIVE } from './batch.ts';
import { patience } from './patience.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** A failure that may say how to wait before the next attempt, in milliseconds. */
export type Delayed = ConsentError & {
  /** As the server said. */
  readonly after?: number;
  /** At the most, where nothing was said. */
  readonly most?: number;
};

/** What came of a request: an answer, or the status and code with which it was turned down. */
export type Posted =
  | { readonly answer: SyncResponse; readonly status?: undefined }
  | { readonly status: number; readonly code: string };

/** Statuses that tell of a place rather than of a request: a mistaken address, a login, a block. */
const ELSEWHERE = [401, 403, 404, 405, 407, 410];
/** And of a moment. */
const NOT_NOW = [408, 425, 429];

/**
 * One round trip. `text/plain` needs no preflight, so that it is delivered while the page unloads.
 * A redirect is not followed: a token would go with it.
 *
 * @throws Delayed `endpoint-unreachable`; `endpoint-unusable` for any answer that is not ours, such
 * as a captive portal's: for either, the same may be sent again.
 */
export async function post(endpoint: string, request: SyncRequest): Promise<Posted> {
  const body = JSON.stringify(request);
  const { signal, textOf, end } = patience();
  const send = (keepalive: boolean): Promise<Response> =>
    fetch(`${endpoint}/sync`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
      // The handler may keep a copy of the state for the host's server; it takes no authority from it.
      credentials: 'same-origin',
      redirect: 'manual',
      keepalive,
      body,
      signal,
    });
  try {
    // Others on the page may have used up what `keepalive` may carry: then without it.
    const small = bytesIn(body) <= KEPT_ALIVE;
    const response = await (small ? send(true).catch(() => send(false)) : send(false));
    const json = parse(await textOf(response));
    const answer = response.ok ? readSyncResponse(json) : undefined;
    if (answer !== undefined) return { answer };
    const { status, headers } = response;
    if (isFinal(status)) return { status, code: codeIn(json) ?? `status-${status}` };
    const error = new ConsentError('endpoint-unusable', `${endpoint}/sync answered ${status}`);
    const most = ELSEWHERE.includes(status) ? { most: HOUR } : {};
    throw Object.assign(error, most, retryAfter(headers.get('retry-after')));
  } catch (caught) {
    throw asConsentError(caught, 'endpoint-unreachable', endpoint);
  } finally {
    end();
  }
}

/** Whether the same request would be turned down again. */
const isFinal = (status: number): boolean =>
  status >= 400 && status < 500 && !ELSEWHERE.includes(status) && !NOT_NOW.includes(status);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The code of a problem (RFC 9457). */
function codeIn(json: unknown): string | undefined {
  const { code } = (json ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code.slice(0, 64) : undefined;
}

/** `Retry-After` (RFC 9110 §10.2.3) between one second and an hour, and up to a fifth more. */
function retryAfter(header: string | null): { after?: number } {
  if (header === null) return {};
  const stated = /^\d+$/.test(header) ? Number(header) * SECOND : Date.parse(header) - Date.now();
  if (Number.isNaN(stated)) return {};
  return { after: Math.min(Math.max(stated, SECOND), HOUR) * (1 + Math.random() / 5) };
}
