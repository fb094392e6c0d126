import { fileURLToPath } from 'node:url';
import { file, notFound, pathOf, PLAIN } from './files.ts';
import type { Handler } from './http.ts';

/** Pages that stand in a frame of the companies' own. */
const FRAMES = ['/coupon', '/points'];
const FOLDER = fileURLToPath(new URL('./third-party', import.meta.url));

/** How often a path was asked for, and when last. */
interface Seen {
  readonly path: string;
  readonly count: number;
  readonly last: string;
}

/**
 * Another company's origin: an advertisement, an analysis of behaviour and a coupon. It counts what
 * reaches it, so that anybody can check that nothing does without a grant. `GET /seen` lists it.
 */
export function thirdParty(): Handler {
  const seen = new Map<string, Seen>();
  return async (request) => {
    const path = pathOf(request);
    if (path === undefined) return notFound();
    if (path === '/seen') {
      return Response.json([...seen.values()], {
        headers: { ...PLAIN, 'cache-control': 'no-store', 'access-control-allow-origin': '*' },
      });
    }
    seen.set(path, {
      path,
      count: (seen.get(path)?.count ?? 0) + 1,
      last: new Date().toISOString(),
    });
    // `/report` is where the analysis sends what it saw. It is counted, and not kept.
    if (path === '/report') return new Response(null, { status: 204 });
    const isFrame = FRAMES.includes(path);
    const found = await file(FOLDER, isFrame ? `${path}.html` : path);
    found?.headers.set('cache-control', 'no-store');
    found?.headers.set('cross-origin-resource-policy', 'cross-origin');
    if (isFrame) found?.headers.set('content-security-policy', "default-src 'self'");
    return found ?? notFound();
  };
}
