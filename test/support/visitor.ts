import { launchChromium } from './chromium.ts';
import type { EngineName } from './engines.ts';
import { launchFirefox } from './firefox.ts';
import { launchWebKit } from './webkit.ts';

/** One page in a browser, on which a person clicks. */
export interface Visitor {
  goto(url: string): Promise<unknown>;
  /** Runs in the page; the result, awaited, comes back as JSON. Outer variables aren't seen. */
  evaluate<Result, Given extends readonly unknown[]>(
    work: (...given: Given) => Result,
    ...given: Given
  ): Promise<Awaited<Result>>;
  /** A trusted click at a place of the viewport. */
  click(x: number, y: number): Promise<void>;
  close(): Promise<void>;
}

/** What the drivers of Chromium and Firefox have alike. */
interface Launched {
  newPage(): Promise<unknown>;
  close(): Promise<void>;
}
interface Page extends Pick<Visitor, 'goto' | 'evaluate'> {
  readonly mouse: Pick<Visitor, 'click'>;
}

async function visitorIn(browser: Launched): Promise<Visitor> {
  const page = (await browser.newPage()) as Page;
  return {
    goto: (url) => page.goto(url),
    evaluate: (work, ...given) => page.evaluate(work, ...given),
    click: (x, y) => page.mouse.click(x, y),
    close: () => browser.close(),
  };
}

export const VISITORS: { readonly [Name in EngineName]: () => Promise<Visitor> } = {
  chromium: async () => visitorIn(await launchChromium()),
  firefox: async () => visitorIn(await launchFirefox()),
  async webkit() {
    const { goto, evaluate, clickAt, close } = await launchWebKit();
    return { goto, evaluate, click: clickAt, close };
  },
};
