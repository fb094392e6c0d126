import { problemResponse } from './problem.ts';
import type { OnError } from './report.ts';
import type { Answer } from './route.ts';

/** An answer that never rejects: what failed is reported, and may be tried again. */
export const inAnyCase =
  (answer: Answer, report: OnError): Answer =>
  async (request) => {
    const response = await answer(request).catch((error: unknown) => {
      report(error);
      return problemResponse('storage-failed', { 'Retry-After': '30' });
    });
    response.headers.set('X-Content-Type-Options', 'nosniff');
    return response;
  };
