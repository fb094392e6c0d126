import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

const TYPES: { readonly [extension: string]: string } = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};

/** What every answer of the demonstration carries. */
export const PLAIN: { readonly [header: string]: string } = {
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
};

/**
 * A file below a folder; `undefined` where there is none, where its kind is not served, and for
 * every path that leads out of the folder or into a hidden one.
 */
export async function file(folder: string, path: string): Promise<Response | undefined> {
  const type = TYPES[extname(path)];
  const full = resolve(folder, `.${sep}${path}`);
  const inside = full.startsWith(folder + sep) && !full.slice(folder.length).includes(`${sep}.`);
  if (type === undefined || !inside) return undefined;
  try {
    return new Response(await readFile(full), { headers: { ...PLAIN, 'content-type': type } });
  } catch {
    return undefined;
  }
}

/** A page of markup. */
export const page = (html: string, headers: { readonly [header: string]: string }): Response =>
  new Response(html, { headers: { ...PLAIN, 'content-type': TYPES['.html'] ?? '', ...headers } });

export const notFound = (): Response =>
  new Response('Not found\n', {
    status: 404,
    headers: { ...PLAIN, 'content-type': 'text/plain; charset=utf-8' },
  });

/** The decoded path of a request; `undefined` where it cannot be decoded. */
export function pathOf(request: Request): string | undefined {
  try {
    const path = decodeURIComponent(new URL(request.url).pathname);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}
