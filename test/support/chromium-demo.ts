import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { startDemo, type Demo } from '../../demo/start.ts';
import type { ConsentEvent } from '../../src/core/event.ts';
import { launchChromium } from './chromium.ts';
import { seenBy } from './seen.ts';

/** The demonstration with a database of its own, and for each test a page that knows nothing yet. */
export interface ChromiumDemo {
  readonly demo: Demo;
  readonly browser: Browser;
  readonly page: Page;
  /** Opens a page of the demonstration, and waits until Doui is ready there. */
  visit(path: string): Promise<void>;
  /** The keys of the notices that apply on the page. */
  applying(): Promise<string[]>;
  /** What reached the other company, as paths. */
  seen(): Promise<string[]>;
  /** The events in the database, in the order received. */
  rows(): (ConsentEvent & { readonly id: string })[];
  /** Which subjects are linked to which accounts, by account. */
  links(): { readonly account: string; readonly subject: string }[];
  /** Everything in the database, as text. */
  everything(): string;
}

/**
 * Sets up before the tests of the file that calls it, and cleans up after them. A page that runs
 * against its own policy, or throws, fails its test.
 */
export function useChromiumDemo(): ChromiumDemo {
  let folder: string;
  let database: string;
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'doui-demo-'));
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async ({ task }) => {
    database = join(folder, `${task.id}.sqlite`);
    faults = [];
    demo = await startDemo({ port: 0, thirdPartyPort: 0, database });
    context = await browser.newContext({ locale: 'en-GB' });
    context.on('weberror', (error) => faults.push(error.error().message));
    context.on('console', (message) => {
      if (/Content Security Policy|Trusted|Doui:/.test(message.text())) faults.push(message.text());
    });
    page = await context.newPage();
  });
  afterEach(async () => {
    // Storage that is taken from under a page as its context ends is no fault of the page.
    const told = [...faults];
    await context.close();
    await demo.close();
    expect(told).toEqual([]);
  });
  const query = (sql: string): unknown[] => {
    const file = new DatabaseSync(database, { readOnly: true });
    try {
      return file.prepare(sql).all();
    } finally {
      file.close();
    }
  };
  return {
    get demo() {
      return demo;
    },
    get browser() {
      return browser;
    },
    get page() {
      return page;
    },
    async visit(path) {
      await page.goto(demo.url + path);
      await page.waitForFunction(() => globalThis.doui !== undefined);
      await page.evaluate(() => doui.ready);
    },
    applying: () => page.evaluate(() => doui.state().notices.map(({ key }) => key)),
    seen: () => seenBy(demo),
    rows: () =>
      query('select id, body from doui_event order by received, seq').map((row) => {
        const { id, body } = row as { id: string; body: string };
        return { id, ...JSON.parse(body) };
      }),
    links: () =>
      query('select account, subject from doui_link order by account, subject') as ReturnType<
        ChromiumDemo['links']
      >,
    everything: () => JSON.stringify(query('select * from doui_event')),
  };
}
