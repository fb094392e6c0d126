import { problemResponse } from './problem.ts';
import type { Answer } from './route.ts';

/** Which pages of other origins may read the answers (Fetch §3.2). */
export interface Cors {
  /** Lets an address answer only requests that no page of an unlisted origin makes. */
  guard(answer: Answer): Answer;
  /** The answer to `OPTIONS`. */
  preflight(request: Request, methods: string): Response;
  /** Adds to an answer what lets a listed origin read it. */
  open(request: Request, response: Response): Response;
}

/**
 * @param listed Origins, compared as whole strings. Without a list nobody is turned away, and no
 * page of another origin can read an answer: requests carry no cookie, so the list guards no
 * secret; it keeps strangers' pages from filling the store.
 * @throws TypeError for what is not an origin as browsers write it, such as `https://example.com/`.
 */
export function createCors(listed: readonly string[] | undefined): Cors {
  const odd = listed?.find((origin) => !isOrigin(origin));
  if (odd !== undefined) {
    throw new TypeError(
      `"${odd}" is not an origin. Write it as scheme://host or scheme://host:port.`,
    );
  }
  const isListed = (origin: string | null): origin is string =>
    origin !== null && listed?.includes(origin) === true;
  const admits = (request: Request): boolean => {
    const origin = request.headers.get('Origin');
    return listed === undefined || origin === null || isListed(origin) || isOwn(request, origin);
  };

  return {
    guard: (answer) => async (request) =>
      admits(request) ? answer(request) : problemResponse('origin-not-allowed'),
    preflight(request, methods) {
      if (!admits(request)) return problemResponse('origin-not-allowed');
      return new Response(null, {
        status: 204,
        headers: {
          Allow: methods,
          'Access-Control-Allow-Methods': methods,
          'Access-Control-Allow-Headers': 'Content-Type',
          'Access-Control-Max-Age': '7200',
        },
      });
    },
    open(request, response) {
      const origin = request.headers.get('Origin');
      response.headers.append('Vary', 'Origin');
      if (isListed(origin)) {
        response.headers.set('Access-Control-Allow-Origin', origin);
        response.headers.set('Access-Control-Expose-Headers', 'ETag, Retry-After');
      }
      return response;
    },
  };
}

/** Behind a proxy the host of the request may be another, so that the browser's word counts too. */
const isOwn = (request: Request, origin: string): boolean =>
  request.headers.get('Sec-Fetch-Site') === 'same-origin' || origin === new URL(request.url).origin;

/** An asterisk is a letter of host names to the URL parser, but here it would be a false promise. */
const isOrigin = (text: string): boolean =>
  URL.canParse(text) && new URL(text).origin === text && !text.includes('*');
