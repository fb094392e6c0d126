import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

/** A file as it is answered with: it is read once, since it is of this version as this program is. */
export interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

/** Two folders up from here as built: `dist`; as a source, `src`, where no such files are. */
const DIST = new URL('../../', import.meta.url);

/** What a page loads, by the end of its address: `doui.js` and the parts that it loads late. */
export async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
  const names = (await readdir(DIST)).filter((name) => /^doui[\w-]*\.js$/.test(name));
  const files = names.map(async (name) => {
    const bytes = new Uint8Array(await readFile(new URL(name, DIST)));
    const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
    return [name, { bytes, etag }] as const;
  });
  return new Map(await Promise.all(files));
}

/** Pages of any origin may load it, and check its integrity. */
export function assetResponse({ bytes, etag }: Asset, request: Request): Response {
  const headers = {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'public, max-age=300, stale-while-revalidate=86400',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
    'X-Content-Type-Options': 'nosniff',
    ETag: etag,
  };
  const isHeld = (request.headers.get('If-None-Match') ?? '').replaceAll('W/', '').includes(etag);
  if (isHeld) return new Response(null, { status: 304, headers });
  return new Response(request.method === 'HEAD' ? null : bytes, { headers });
}
