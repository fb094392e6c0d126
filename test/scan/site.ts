import { readFile } from 'node:fs/promises';
import { createHandler, memoryStore } from '../../dist/server.js';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { base } from '../lint/base.ts';
import { edited, type Edit } from '../lint/edit.ts';
import { listen } from '../support/listen.ts';

/** A site of a few pages with Doui on each, and two other companies that its pages may reach. */
export interface Site {
  readonly url: string;
  /** Whom the notices name, and whom they do not. */
  readonly ads: string;
  readonly stranger: string;
  readonly notices: NoticesDocument;
  close(): Promise<void>;
}

const DIST = new URL('../../dist/', import.meta.url);
const html = { headers: { 'content-type': 'text/html; charset=utf-8' } };
const script = { headers: { 'content-type': 'text/javascript', 'set-cookie': '_served=1' } };

/** What the script of another company does: it leaves something, and calls home. */
const TAG = `document.cookie = '_ads_id=1'; localStorage.setItem('ads:seen', '1');
new Image().src = new URL('pixel.gif', document.currentScript.src);`;

/** @param head What else stands in the head of each page, given the two others’ addresses. */
export async function openSite(
  head: (ads: string, stranger: string) => string,
  edit: Edit = {},
): Promise<Site> {
  const other = (): ReturnType<typeof listen> =>
    listen(({ url }) => new Response(url.endsWith('.js') ? TAG : 'GIF89a', script));
  const [ads, stranger] = await Promise.all([other(), other()]);
  const notices = edited(base, {
    '/notices/0/audience': {},
    '/transmissions/ads/origins': [ads.url],
    '/transmissions/ads/gate': {
      leaves: { cookies: [{ name: '_ads_*' }, { name: '_served' }], local: ['ads:*'] },
    },
    ...edit,
  });
  const store = memoryStore();
  const doui = createHandler({ store, notices });
  const own = await listen(async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/doui/')) return doui(request);
    if (pathname.startsWith('/sdk/')) {
      const code = await readFile(new URL(pathname.slice(5), DIST)).catch(() => undefined);
      return code === undefined
        ? new Response('', { status: 404 })
        : new Response(code, { headers: { 'content-type': 'text/javascript' } });
    }
    if (pathname === '/robots.txt') {
      return new Response('User-agent: *\nDisallow: /hidden\n');
    }
    if (!['/', '/about', '/hidden', '/far'].includes(pathname)) {
      return new Response('', { status: 404 });
    }
    const links = pathname === '/about' ? ['/far'] : ['/about', '/hidden', '/gone', ads.url];
    return new Response(
      `<!doctype html><html lang="en"><title>${pathname}</title>
<script src="/sdk/doui.js" data-notices="/doui/notices" data-endpoint="/doui"></script>
${head(ads.url, stranger.url)}
<body>${links.map((link) => `<a href="${link}">${link}</a>`).join(' ')}`,
      html,
    );
  });
  return {
    url: own.url,
    ads: ads.url,
    stranger: stranger.url,
    notices,
    async close() {
      await Promise.all([own, ads, stranger].map((one) => one.close()));
      await store.close();
    },
  };
}
