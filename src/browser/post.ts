import { asConsentError, ConsentError } from '../core/errors.ts';
import { LIMITS, readSyncResponse, type SyncRequest, type SyncResponse } from '../core/protocol.ts';

const SECOND = 1_000;

/** A failure that may say how long to wait before the next attempt, in milliseconds. */
export type Delayed = ConsentError & { readonly after?: number };

/**
 * One round trip. `text/plain` needs no preflight, so that it is delivered while the page unloads;
 * the body is always read, since an unread one keeps its share of what `keepalive` may carry.
 *
 * @throws Delayed `endpoint-unreachable`; `endpoint-unusable` for any answer that is not ours, such
 * as a captive portal's.
 */
export async function post(endpoint: string, request: SyncRequest): Promise<SyncResponse> {
  const body = JSON.stringify(request);
  const send = (keepalive: boolean): Promise<Response> =>
    fetch(`${endpoint}/sync`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
      credentials: 'omit',
      keepalive,
      body,
      signal: AbortSignal.timeout(10 * SECOND),
    });
  try {
    // Others on the page may have used up what `keepalive` may carry: then without it.
    const small = body.length < LIMITS.bytes * 0.75;
    const response = await (small ? send(true).catch(() => send(false)) : send(false));
    const text = await response.text();
    const answer = response.ok ? readSyncResponse(parse(text)) : undefined;
    if (answer !== undefined) return answer;
    const { status, headers } = response;
    const error = new ConsentError('endpoint-unusable', `${endpoint}/sync answered ${status}`);
    throw Object.assign(error, retryAfter(headers.get('retry-after')));
  } catch (caught) {
    throw asConsentError(caught, 'endpoint-unreachable', endpoint);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `Retry-After` (RFC 9110 §10.2.3) between one second and an hour, and up to a fifth more. */
function retryAfter(header: string | null): { after?: number } {
  if (header === null) return {};
  const stated = /^\d+$/.test(header) ? Number(header) * SECOND : Date.parse(header) - Date.now();
  if (Number.isNaN(stated)) return {};
  return { after: Math.min(Math.max(stated, SECOND), 3_600 * SECOND) * (1 + Math.random() / 5) };
}
