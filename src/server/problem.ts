import type { Problem, ProblemCode } from '../core/protocol.ts';

const KNOWN: { readonly [code in ProblemCode]: readonly [status: number, title: string] } = {
  'malformed-request': [400, 'The body is not a request of this protocol.'],
  'malformed-event': [422, 'This is not an event of this protocol.'],
  'wrong-hash': [422, 'The id is not the hash of the event.'],
  'wrong-subject': [422, 'The event belongs to another subject.'],
  'wrong-signature': [422, 'The signature does not hold.'],
  'wrong-notice': [422, 'The event does not fit the notice that it pins.'],
  'erased-subject': [410, 'The subject was erased. What is decided anew needs a new key.'],
  'too-large': [413, 'This is larger than the protocol allows.'],
  'wrong-content-type': [
    415,
    'The body must be JSON, as text/plain or application/json, unencoded.',
  ],
  'wrong-method': [405, 'This address does not answer to this method.'],
  'not-found': [404, 'There is nothing at this address.'],
  'origin-not-allowed': [403, 'Pages of this origin may not use this endpoint.'],
  unauthorised: [401, 'This address is for operators.'],
  'rate-limited': [429, 'There were too many requests. It is safe to try again later.'],
  'storage-failed': [503, 'Nothing could be stored now. It is safe to try again.'],
};

/** A problem (RFC 9457). It is made of constants, so that no input can come back in it. */
export function problemOf(code: ProblemCode): Problem {
  const [status, title] = KNOWN[code];
  return { type: `urn:doui:problem:${code}`, title, status, code };
}

/** A problem as the whole answer. */
export function problemResponse(
  code: ProblemCode,
  headers: { readonly [name: string]: string } = {},
): Response {
  const problem = problemOf(code);
  return Response.json(problem, {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...headers,
    },
  });
}
