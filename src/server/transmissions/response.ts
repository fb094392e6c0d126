import { createHash } from 'node:crypto';
import type { NoticesDocument } from '../../core/notice.ts';
import type { Locale } from '../../core/units.ts';
import { transmissionsPage } from './page.ts';
import { STYLE } from './style.ts';

const STYLED = createHash('sha256').update(STYLE).digest('base64');

/** The page of what is sent to others, in the language of `?locale=`, or else of the browser. */
export function transmissionsResponse(document: NoticesDocument, request: Request): Response {
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get('locale');
  const html = transmissionsPage(document, {
    locale: [...(asked === null ? [] : [asked]), ...acceptedBy(request)],
  });
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLED}'; base-uri 'none'; form-action 'none'`,
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept-Language',
    },
  });
}

/** What a browser says that its person reads, best first (RFC 9110 §12.5.4). */
function acceptedBy(request: Request): Locale[] {
  const weighed = (request.headers.get('Accept-Language') ?? '').split(',').map((part) => {
    const [tag = '', q = 'q=1'] = part.split(';').map((piece) => piece.trim());
    return { tag, weight: Number(q.replace(/^q=/i, '')) || 0 };
  });
  return weighed
    .filter(({ tag, weight }) => weight > 0 && /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(tag))
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
