import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Decisions } from '../../src/core/api.ts';
import { launchChromium } from './chromium.ts';
import { openLab, type Lab } from './lab.ts';

/** A lab, and for each test a context and a page in Chromium that know nothing yet. */
export interface ChromiumLab {
  readonly lab: Lab;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Opens the page that was set, in a new tab or in this one, and waits until it is ready. */
  visit(page?: Page): Promise<void>;
  decide(decisions: Decisions, page?: Page): Promise<void>;
}

/** Sets up before the tests of the file that calls it, and cleans up after them. */
export function useChromiumLab(): ChromiumLab {
  let lab: Lab;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    [lab, browser] = await Promise.all([openLab(), launchChromium()]);
  });
  afterAll(() => Promise.all([lab?.close(), browser?.close()]));
  beforeEach(async () => {
    lab.reset();
    context = await browser.newContext({ locale: 'en-GB' });
    page = await context.newPage();
  });
  afterEach(() => context.close());
  return {
    get lab() {
      return lab;
    },
    get browser() {
      return browser;
    },
    get context() {
      return context;
    },
    get page() {
      return page;
    },
    async visit(tab = page) {
      await tab.goto(lab.url);
      await tab.evaluate(() => doui.ready);
    },
    decide: (decisions, tab = page) =>
      tab.evaluate((chosen) => doui.record(chosen).then(() => undefined), decisions),
  };
}
