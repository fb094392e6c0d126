import type { Browser } from 'playwright-core';
import { unusable, type Unusable } from '../unusable.ts';
import { crawl, rest, show } from './crawl.ts';
import { decide } from './decide.ts';
import type { ScanOptions } from './options.ts';
import { NAME, robotsOf, type Allowed } from './robots.ts';
import type { Pass, Seen } from './seen.ts';
import { watch, type Watch } from './watch.ts';

type Crawled = Awaited<ReturnType<typeof crawl>>;

/** All that three visitors see, one after the other, of the same pages. */
export async function visit(browser: Browser, options: ScanOptions): Promise<Seen | Unusable> {
  const { url, grant } = options;
  const allowed = await robotsAt(url);
  if (!allowed(url.pathname + url.search)) {
    return unusable(`${url.href}: robots.txt keeps ${NAME} from it. Allow it there by that name.`);
  }
  const first = await undecided(browser, options, allowed);
  const { pages, lost } = first.crawled;
  if (pages.length === 0) return unusable(`${url.href}: ${lost[0]?.why ?? 'does not open'}.`);
  const all = [first.seen];
  const passes: Pass[] = ['undecided'];
  for (const pass of grant ? (['refused', 'granted'] as const) : []) {
    const seen = await decided(browser, options, pages, pass);
    if (seen === undefined) {
      return unusable(
        `${url.href}: no Doui on this page by which all could be ${pass}. Start where one is, or say --grant off.`,
      );
    }
    passes.push(pass);
    all.push(seen);
  }
  return {
    url: url.href,
    pages,
    lost,
    passes,
    requests: all.flatMap(({ requests }) => requests),
    written: all.flatMap(({ written }) => written),
  };
}

async function undecided(
  browser: Browser,
  { url: start, pages, depth, wait }: ScanOptions,
  allowed: Allowed,
): Promise<{ readonly crawled: Crawled; readonly seen: ReturnType<Watch['seen']> }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const watched = await watch(context, page);
  const crawled = await crawl(page, { start, pages, depth, wait, allowed }, (at) =>
    watched.visit(at, 'undecided'),
  );
  await context.close();
  return { crawled, seen: watched.seen() };
}

/** `undefined` where nothing could be decided. */
async function decided(
  browser: Browser,
  { url, wait }: ScanOptions,
  pages: readonly string[],
  pass: 'refused' | 'granted',
): Promise<ReturnType<Watch['seen']> | undefined> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const watched = await watch(context, page);
    watched.visit(url.href, 'undecided');
    await show(page, url.href, 0);
    // What follows is sent after the click, or because of it.
    watched.visit(url.href, pass);
    if (!(await decide(page, pass))) return undefined;
    await rest(page, wait);
    for (const address of pages) {
      watched.visit(address, pass);
      await show(page, address, wait);
    }
    return watched.seen();
  } finally {
    await context.close();
  }
}

/** Where there is none, or it cannot be had, everything is allowed (RFC 9309 §2.3.1). */
async function robotsAt({ origin }: URL): Promise<Allowed> {
  try {
    const signal = AbortSignal.timeout(10_000);
    const response = await fetch(`${origin}/robots.txt`, { signal });
    return robotsOf(response.ok ? await response.text() : '');
  } catch {
    return () => true;
  }
}
