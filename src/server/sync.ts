import type { PublishedNotice } from '../core/publish.ts';
import { readBody } from './body.ts';
import { jsonResponse } from './direct.ts';
import type { Exchange, Exchanged } from './exchange.ts';
import type { Limits } from './limits/limits.ts';
import type { createPaint } from './paint.ts';
import { problemResponse } from './problem.ts';
import type { OnError } from './report.ts';
import { parseRequest, type SentRequest } from './request.ts';
import type { Answer } from './route.ts';
import { standingOf } from './standing.ts';

export interface SyncParts {
  readonly exchange: () => Promise<Exchange>;
  readonly versions: () => Promise<readonly PublishedNotice[]>;
  readonly limits: Limits | undefined;
  readonly paint: ReturnType<typeof createPaint> | undefined;
  readonly now: () => Date;
  readonly report: OnError;
  readonly onExchange: ((exchanged: Exchanged) => void) | undefined;
}

/** `POST …/sync`: from the bytes of a request to those of its response. */
export function createSyncRoute(parts: SyncParts): Answer {
  const { exchange, versions, limits, paint, now, report, onExchange } = parts;

  /** A limiter that fails lets everybody through: it must not cost a decision. */
  const waitFor = async (sent: SentRequest, request: Request): Promise<number> => {
    try {
      return (await limits?.waitFor(sent, request, now())) ?? 0;
    } catch (error) {
      report(error);
      return 0;
    }
  };
  const tell = (exchanged: Exchanged): void => {
    try {
      onExchange?.(exchanged);
    } catch (error) {
      report(error);
    }
  };

  return async (request) => {
    const body = await readBody(request);
    if ('problem' in body) return problemResponse(body.problem);
    const sent = parseRequest(body.json);
    if (typeof sent === 'string') return problemResponse(sent);
    const wait = await waitFor(sent, request);
    if (wait > 0) return problemResponse('rate-limited', { 'Retry-After': String(wait) });

    const at = now();
    const { response, readable, ...exchanged } = await (await exchange())(sent, at);
    tell(exchanged);
    if (response.receipts.length > 0) limits?.know(sent.subject);
    const headers: Record<string, string> = {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
    };
    if (paint !== undefined && response.proven) {
      const events = readable.map(({ sealed }) => sealed);
      headers['Set-Cookie'] = paint(standingOf(events, await versions(), at), at);
    }
    return jsonResponse(response, { headers });
  };
}
