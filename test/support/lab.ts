import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createHandler, memoryStore } from '../../dist/server.js';
import type { NoticesDocument } from '../../src/core/notice.ts';
import type { Store } from '../../src/core/store.ts';
import { listen, type Handler } from './listen.ts';

/** A site with the built SDK and the real handler, and another origin that counts what reaches it. */
export interface Lab {
  /** The site's origin; any other path than those below answers with the page that was set. */
  readonly url: string;
  /** The other company's origin. `/a.js?after=/b.js` is answered when `/b.js` was asked for. */
  readonly other: string;
  readonly notices: NoticesDocument;
  readonly store: Store;
  /** What reached the other origin, in order, as paths. */
  readonly reached: string[];
  /** Bodies that were posted to `/doui/sync`, in order. */
  readonly posted: string[];
  /** Sets the page: what is in its head, and what is in its body. */
  page(head: string, body?: string): void;
  /** The site's own handler. */
  readonly handle: Handler;
  /** Answers a path of the site in another way, until it is told `undefined`. */
  answer(path: string, handler: Handler | undefined): void;
  /** Forgets what reached it, and what was set. */
  reset(): void;
  close(): Promise<void>;
}

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const NOTICES = new URL('../../demo/notices/ntt-communications.json', import.meta.url);
const SCRIPT = { 'content-type': 'text/javascript' };

/** The script tag as a site would write it. */
export const TAG =
  '<script src="/sdk/doui.js" data-notices="/doui/notices" data-endpoint="/doui" ' +
  `data-locale="en" data-audience='{"service":"internet-connection"}'></script>`;

export async function openLab(): Promise<Lab> {
  const notices = JSON.parse(await readFile(NOTICES, 'utf8')) as NoticesDocument;
  const store = memoryStore();
  const doui = createHandler({ store, notices });
  const reached: string[] = [];
  const posted: string[] = [];
  const answers = new Map<string, Handler>();
  let html = '';

  const reaches = new EventEmitter();
  const other = await listen(async (request) => {
    const { pathname, search, searchParams } = new URL(request.url);
    reached.push(pathname + search);
    reaches.emit(pathname);
    const after = searchParams.get('after');
    if (after !== null && !reached.some((path) => path.startsWith(after))) {
      await once(reaches, after);
    }
    // Each script says that it ran, in the order in which it did.
    const body = pathname.endsWith('.js')
      ? `(window.ran ??= []).push(${JSON.stringify(pathname)})`
      : `<title>${pathname}</title>`;
    const type = pathname.endsWith('.js') ? SCRIPT : { 'content-type': 'text/html' };
    return new Response(body, { headers: { ...type, 'access-control-allow-origin': '*' } });
  });

  const own = await listen(async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/doui/sync') {
      // A page that goes away may break off halfway.
      posted.push(
        await request
          .clone()
          .text()
          .catch(() => ''),
      );
    }
    const special = answers.get(pathname);
    if (special !== undefined) return special(request);
    if (pathname.startsWith('/doui/')) return doui(request);
    if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
    if (pathname.startsWith('/sdk/')) {
      return readFile(DIST + pathname.slice('/sdk/'.length)).then(
        (code) => new Response(code, { headers: SCRIPT }),
        () => new Response('', { status: 404 }),
      );
    }
    return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  });

  const lab: Lab = {
    url: own.url,
    other: other.url,
    notices,
    store,
    handle: doui,
    reached,
    posted,
    page(head, body = '') {
      html = `<!doctype html><html lang="en"><title>Lab</title>${head}<body>${body}`;
    },
    answer: (path, handler) =>
      handler === undefined ? answers.delete(path) : answers.set(path, handler),
    reset() {
      reached.length = posted.length = 0;
      answers.clear();
      lab.page(TAG);
    },
    async close() {
      await Promise.all([own.close(), other.close()]);
      await store.close();
    },
  };
  lab.reset();
  return lab;
}
