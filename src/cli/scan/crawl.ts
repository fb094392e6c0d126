import type { Page } from 'playwright-core';
import type { Allowed } from './robots.ts';

interface Crawl {
  readonly start: URL;
  /** At most so many pages, and so many links away. */
  readonly pages: number;
  readonly depth: number;
  /** In seconds. */
  readonly wait: number;
  readonly allowed: Allowed;
}

interface Crawled {
  readonly pages: readonly string[];
  readonly lost: readonly { readonly page: string; readonly why: string }[];
}

/** How long a page may take to load, and to come to rest, in milliseconds. */
const LOAD = 30_000;
const REST = 10_000;
const FAILURE = 2_000;
const TRIES = 3;

/** Visits the pages of one origin, breadth first; `visiting` hears of each before it is opened. */
export async function crawl(
  page: Page,
  { start, pages, depth, wait, allowed }: Crawl,
  visiting: (page: string) => void,
): Promise<Crawled> {
  const found = new Map([[start.href, 0]]);
  const seen: string[] = [];
  const lost: { page: string; why: string }[] = [];
  for (const [address, away] of found) {
    if (seen.length >= pages) break;
    visiting(address);
    const why = await show(page, address, wait);
    if (why !== undefined) {
      lost.push({ page: address, why });
      continue;
    }
    seen.push(address);
    // It may have led elsewhere.
    if (away >= depth || new URL(page.url()).origin !== start.origin) continue;
    for (const next of await linksOf(page, start.origin)) {
      if (allowed(next.pathname + next.search) && !found.has(next.href)) {
        found.set(next.href, away + 1);
      }
    }
  }
  return { pages: seen, lost };
}

/** Opens a page and lets it come to rest; why it could not be, if so. */
export async function show(page: Page, address: string, wait: number): Promise<string | undefined> {
  for (let tries = 1; ; tries += 1) {
    try {
      const response = await page.goto(address, { waitUntil: 'load', timeout: LOAD });
      if (response !== null && response.status() >= 400) return `answered ${response.status()}`;
      await rest(page, wait);
      return undefined;
    } catch (caught) {
      const [line = ''] = (caught as Error).message.split('\n');
      // The browser's own page of a failure comes after it, and would break off what comes next.
      await page.waitForURL(/^chrome-error:/, { timeout: FAILURE }).catch(() => {});
      if (tries < TRIES && /interrupted|ERR_ABORTED/.test(line)) continue;
      return line.replace(/^page\.goto: /, '');
    }
  }
}

/** What is shown late, at the end of a page, is asked for as well. */
export async function rest(page: Page, wait: number): Promise<void> {
  await page.keyboard.press('End').catch(() => {});
  await page.waitForLoadState('networkidle', { timeout: REST }).catch(() => {});
  await page.waitForTimeout(wait * 1_000);
}

/** Where its links lead on the same origin, but for those that ask robots not to follow. */
async function linksOf(page: Page, origin: string): Promise<URL[]> {
  const links = await page.locator('a[href]:not([rel~=nofollow]):not([download])').all();
  const hrefs = await Promise.all(links.map((link) => link.getAttribute('href').catch(() => null)));
  return hrefs.flatMap((href) => {
    if (href === null || !URL.canParse(href, page.url())) return [];
    const url = new URL(href, page.url());
    url.hash = '';
    return url.origin === origin ? [url] : [];
  });
}
