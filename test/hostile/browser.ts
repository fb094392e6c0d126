import { launchChromium } from '../support/chromium.ts';
import type { EngineName } from '../support/engines.ts';
import { launchFirefox } from '../support/firefox.ts';
import type { Tab } from '../support/tab.ts';
import { launchWebKit } from '../support/webkit.ts';

/** Of WebDriver BiDi, what Puppeteer does not let be said by its own interface. */
interface Connection {
  send(
    method: 'script.evaluate',
    params: object,
  ): Promise<{
    readonly result: {
      readonly result: { readonly value?: string };
      readonly exceptionDetails?: { readonly text: string };
    };
  }>;
}

/** Starts an engine. In its windows, as far as it lets itself be told, scripts may open others. */
export const LAUNCH: { readonly [Name in EngineName]: () => Promise<Tab> } = {
  async chromium() {
    const browser = await launchChromium({ args: ['--disable-popup-blocking'] });
    const page = await browser.newPage({ locale: 'en-GB' });
    const client = await page.context().newCDPSession(page);
    return {
      goto: async (url) => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
      // Not by `page.evaluate`, in which a page takes whatever runs for a person's gesture.
      async evaluate(work, ...args) {
        const { result, exceptionDetails } = await client.send('Runtime.evaluate', {
          expression: `(${work.toString()})(...${JSON.stringify(args)})`,
          awaitPromise: true,
          returnByValue: true,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
        return result.value as never;
      },
      close: () => browser.close(),
    };
  },
  async firefox() {
    const browser = await launchFirefox({
      extraPrefsFirefox: { 'dom.disable_open_during_load': false },
    });
    const page = await browser.newPage();
    const { connection } = browser as unknown as { readonly connection: Connection };
    const { _id: context } = page.mainFrame() as unknown as { readonly _id: string };
    return {
      goto: async (url) => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
      // For the same reason not by `page.evaluate`.
      async evaluate(work, ...args) {
        const call = `(async () => (${work.toString()})(...${JSON.stringify(args)}))()`;
        const { result } = await connection.send('script.evaluate', {
          expression: `${call}.then(JSON.stringify)`,
          awaitPromise: true,
          target: { context },
          userActivation: false,
        });
        if (result.exceptionDetails) throw new Error(result.exceptionDetails.text);
        return (result.result.value && JSON.parse(result.result.value)) as never;
      },
      close: () => browser.close(),
    };
  },
  async webkit() {
    const { goto, evaluate, close } = await launchWebKit();
    return { goto, evaluate, close };
  },
};
