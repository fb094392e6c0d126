import type { CivilDate } from '../core/units.ts';

/** What a site says of Global Privacy Control at `/.well-known/gpc.json` (W3C GPC §4). */
export interface GpcSupport {
  /** Whether the site means to obey it, where the law says that it must. */
  readonly gpc: boolean;
  /** When that was last put so. */
  readonly lastUpdate?: CivilDate;
}

/** Whether a request objects: by `1`, and by nothing else (W3C GPC §3.2). */
export const isObjecting = ({ headers }: Request): boolean => headers.get('Sec-GPC') === '1';

/** The answer for `/.well-known/gpc.json`, to be given for a `GET`. */
export const gpcResource = ({ gpc, lastUpdate }: GpcSupport): Response =>
  new Response(JSON.stringify({ gpc, lastUpdate }), {
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=86400' },
  });
