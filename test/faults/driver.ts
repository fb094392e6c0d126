import type { Browser as Firefox, Page as FirefoxPage } from 'puppeteer-core';
import type { Browser as Chromium } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import type { EngineName } from '../support/engines.ts';
import { launchFirefox } from '../support/firefox.ts';
import { launchWebKit, type WebKit } from '../support/webkit.ts';

/** A tab of any of the engines, driven in the same words. */
export interface Tab {
  goto(url: string): Promise<void>;
  /** Runs in the page; the result, awaited, comes back as JSON. Outer variables aren't seen. */
  evaluate<Result, Arguments extends readonly unknown[]>(
    work: (...args: Arguments) => Result,
    ...args: Arguments
  ): Promise<Awaited<Result>>;
  close(): Promise<void>;
}

export interface Driver {
  open(): Promise<Tab>;
  close(): Promise<void>;
}

/** Starts a browser under automation. What it stores ends with it. */
export const DRIVERS: { readonly [Name in EngineName]: () => Promise<Driver> } = {
  async chromium() {
    const browser: Chromium = await launchChromium({
      // Playwright's own choice would keep pages from coming back as they were left.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    const context = await browser.newContext({ locale: 'en-GB' });
    return {
      async open() {
        const page = await context.newPage();
        return {
          goto: async (url) => void (await page.goto(url)),
          evaluate: (work, ...args) => page.evaluate(called(work, args)),
          close: () => page.close(),
        };
      },
      close: () => browser.close(),
    };
  },
  async firefox() {
    const browser: Firefox = await launchFirefox();
    return {
      async open() {
        const page: FirefoxPage = await browser.newPage();
        return {
          goto: async (url) => void (await page.goto(url)),
          evaluate: (work, ...args) => page.evaluate(called(work, args)) as never,
          close: () => page.close(),
        };
      },
      close: () => browser.close(),
    };
  },
  async webkit() {
    const webkit = await launchWebKit();
    let first = true;
    let queue: Promise<unknown> = Promise.resolve();
    /** One command after the other, since each is for the window that was chosen last. */
    const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
      const result = queue.then(work);
      queue = result.catch(() => {});
      return result;
    };
    return {
      async open() {
        const made = first
          ? { handle: (await webkit.send('GET', '/window')) as string }
          : ((await webkit.send('POST', '/window/new', { type: 'window' })) as { handle: string });
        first = false;
        return webkitTab(webkit, made.handle, inTurn);
      },
      close: () => webkit.close(),
    };
  },
};

const called = (work: (...args: never[]) => unknown, args: readonly unknown[]): string =>
  `(${work.toString()})(...${JSON.stringify(args)})`;

function webkitTab(
  webkit: WebKit,
  handle: string,
  inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>,
): Tab {
  const here = <Result>(work: () => Promise<Result>): Promise<Result> =>
    inTurn(async () => {
      await webkit.send('POST', '/window', { handle });
      return work();
    });
  return {
    goto: (url) => here(() => webkit.goto(url)),
    evaluate: (work, ...args) => here(() => webkit.evaluate(work, ...args)),
    close: () => here(async () => void (await webkit.send('DELETE', '/window'))),
  };
}
