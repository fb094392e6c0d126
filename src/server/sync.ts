import { readBody } from './body.ts';
import type { createExchange } from './exchange.ts';
import { problemResponse } from './problem.ts';
import { parseRequest } from './request.ts';
import type { Answer } from './route.ts';

/** `POST …/sync`: from the bytes of a request to those of its response. */
export function createSyncRoute(
  exchange: () => Promise<ReturnType<typeof createExchange>>,
  now: () => Date,
): Answer {
  return async (request) => {
    const body = await readBody(request);
    if ('problem' in body) return problemResponse(body.problem);
    const sent = parseRequest(body.json);
    if (typeof sent === 'string') return problemResponse(sent);
    const response = await (await exchange())(sent, now());
    return Response.json(response, { headers: { 'Cache-Control': 'no-store' } });
  };
}
