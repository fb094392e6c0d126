import { toBase64Url } from '../core/base64url.ts';
import type { NoticesDocument } from '../core/notice.ts';
import { once } from '../core/once.ts';
import type { Answer } from './route.ts';

/** `GET …/notices`: the document as it was given, or that it has not changed (RFC 9110 §13.1.2). */
export function createNoticesRoute(document: NoticesDocument): Answer {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  const tag = once(async () => {
    const digest = await crypto.subtle.digest('SHA-256', bytes);
    return `"${toBase64Url(new Uint8Array(digest))}"`;
  });

  return async (request) => {
    const etag = await tag();
    const headers = {
      'Content-Type': 'application/json',
      'Cache-Control': 'public, max-age=60, stale-while-revalidate=600',
      ETag: etag,
    };
    return holds(request.headers.get('If-None-Match'), etag)
      ? new Response(null, { status: 304, headers })
      : new Response(bytes, { headers });
  };
}

/** Compared weakly, as the RFC has it: a proxy that compresses makes a strong tag weak. */
function holds(ifNoneMatch: string | null, etag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
