import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser as Firefox, Page as FirefoxPage } from 'puppeteer-core';
import type { Browser as Chromium } from 'playwright-core';
import { launchChromium, launchChromiumWith } from '../support/chromium.ts';
import { pathOf } from '../support/browsers.ts';
import type { EngineName } from '../support/engines.ts';
import { launchFirefox } from '../support/firefox.ts';
import type { Tab } from '../support/tab.ts';
import { launchWebKit, type WebKit } from '../support/webkit.ts';

/** How a browser is set: as usual, always in private windows, or to keep nothing of any site. */
export type Kind = 'ordinary' | 'private' | 'denied';

/** Where each finds this machine under a name whose pages it does not trust without TLS. */
export const UNTRUSTED: { readonly [Name in EngineName]: string } = {
  chromium: 'shop.test',
  firefox: 'shop.test',
  webkit: '0.0.0.0',
};

export interface Driver {
  open(): Promise<Tab>;
  close(): Promise<void>;
}

/**
 * Starts a browser under automation. What it stores ends with it, unless it has a profile, which
 * WebKitGTK does not take.
 */
export const DRIVERS: {
  readonly [Name in EngineName]: (kind: Kind, profile?: string) => Promise<Driver>;
} = {
  async chromium(kind, profile) {
    const options = {
      // Its headless shell keeps no page as it was left.
      executablePath: pathOf('chromium'),
      // Playwright's own choice would keep pages from coming back as they were left.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
      args: [`--host-resolver-rules=MAP ${UNTRUSTED.chromium} 127.0.0.1`],
    };
    // A context that Playwright makes is an incognito window; only a profile can be set otherwise.
    const browser: Chromium | undefined =
      kind === 'denied' || profile !== undefined ? undefined : await launchChromium(options);
    const folder = await mkdtemp(join(tmpdir(), 'doui-denied-'));
    await mkdir(join(folder, 'Default'));
    await writeFile(join(folder, 'Default/Preferences'), DENYING);
    const context = browser
      ? await browser.newContext({ locale: 'en-GB' })
      : await launchChromiumWith(profile ?? folder, options);
    return {
      async open() {
        const page = await context.newPage();
        return {
          goto: async (url) => void (await page.goto(url)),
          evaluate: (work, ...args) => page.evaluate(called(work, args)),
          close: () => page.close(),
        };
      },
      async close() {
        await (browser ?? context).close();
        await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  },
  async firefox(kind, profile) {
    const browser: Firefox = await launchFirefox({
      ...(profile === undefined ? {} : { userDataDir: profile }),
      extraPrefsFirefox: {
        'network.dns.localDomains': UNTRUSTED.firefox,
        'browser.privatebrowsing.autostart': kind === 'private',
        ...(kind === 'denied' ? { 'network.cookie.cookieBehavior': 2 } : {}),
      },
    });
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

/** Chromium's own word for what its settings call “block all site data”. */
const DENYING = JSON.stringify({
  profile: { default_content_setting_values: { cookies: 2 } },
});

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
