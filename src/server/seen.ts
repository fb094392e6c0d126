import * as v from 'valibot';
import type { AuditReport } from '../core/audit.ts';
import { readBody } from './body.ts';
import type { Limits } from './limits/limits.ts';
import { problemResponse } from './problem.ts';
import type { OnError } from './report.ts';
import type { Answer } from './route.ts';

/** What a page saw that does not fit the registry. Anybody can have sent it. */
export interface SeenReport extends Omit<AuditReport, 'declared'> {
  readonly mode: 'report' | 'enforce';
}

interface SeenParts {
  readonly limits: Limits | undefined;
  readonly now: () => Date;
  readonly report: OnError;
  readonly onReport: (seen: SeenReport) => void;
}

/** `POST …/seen`: hands a page's report to the site. Nothing of it is kept here. */
export function createSeenRoute({ limits, now, report, onReport }: SeenParts): Answer {
  return async (request) => {
    const body = await readBody(request);
    if ('problem' in body) return problemResponse(body.problem);
    const seen = v.safeParse(Seen, body.json);
    if (!seen.success) return problemResponse('malformed-request');
    const wait = limits?.waitForPage(request, now()) ?? 0;
    if (wait > 0) return problemResponse('rate-limited', { 'Retry-After': String(wait) });
    const { v: _, ...told } = seen.output;
    try {
      onReport(told);
    } catch (error) {
      report(error);
    }
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  };
}

/** Nothing but hosts, as `URL` writes them, and counts: no path, no query, no words. */
const Hosts = v.pipe(
  v.array(
    v.strictTuple([
      v.pipe(
        v.string(),
        v.maxLength(260),
        v.regex(/^(?:[\w-]+\.)*[\w-]+(?::\d{1,5})?$|^\[[\da-f:.]+\](?::\d{1,5})?$/),
      ),
      v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
    ]),
  ),
  v.maxLength(100),
);

const Seen = v.strictObject({
  v: v.literal(1),
  mode: v.picklist(['report', 'enforce']),
  undeclared: Hosts,
  early: Hosts,
  held: Hosts,
  blocked: Hosts,
  unseen: v.pipe(v.array(v.pipe(v.string(), v.maxLength(256))), v.maxLength(1_000)),
});
