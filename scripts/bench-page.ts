import type { BrowserContext } from 'playwright-core';
import { launchChromium } from '../test/support/chromium.ts';
import { openLab, TAG } from '../test/support/lab.ts';
import { costsOfMany } from '../test/support/many.ts';

/*
 * How long a person waits, in Chromium, over loopback: from navigation to the first layer on the
 * screen, on a first visit with nothing in any cache; and, for one who has decided before, from
 * navigation to a granted tag that runs. Prints the medians of twenty visits each. And what a thousand
 * held things cost a page: from the act to the last of them, and the most that our code does in one task.
 */
const VISITS = 20;

/** Notes, in milliseconds since navigation began, when each is first the case. */
function watch(): void {
  const times = globalThis as unknown as { shown?: number; tag?: number; ran?: unknown };
  Object.defineProperty(globalThis, 'ran', {
    set() {
      times.tag = performance.now();
    },
    get: () => undefined,
  });
  const look = (): void => {
    const box = document.querySelector('doui-root')?.shadowRoot?.querySelector('section');
    if ((box?.getBoundingClientRect().height ?? 0) > 0) times.shown = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function time(context: BrowserContext, url: string, what: 'shown' | 'tag'): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(url);
  const handle = await page.waitForFunction(
    (name) => (globalThis as unknown as Record<string, number | undefined>)[name],
    what,
  );
  const measured = (await handle.jsonValue()) as number;
  await page.close();
  return measured;
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const [lab, browser] = await Promise.all([openLab(), launchChromium()]);
lab.page(
  TAG,
  `<script type="text/plain" data-purpose="ads" src="${lab.other}/tag.js"></script><p>A page</p>`,
);

const first: number[] = [];
for (let visit = 0; visit < VISITS; visit += 1) {
  const context = await browser.newContext({ locale: 'en-GB' });
  first.push(await time(context, lab.url, 'shown'));
  await context.close();
}

const context = await browser.newContext({ locale: 'en-GB' });
const page = await context.newPage();
await page.goto(lab.url);
await page.evaluate(() =>
  doui.record({ ads: 'granted', 'behavioral-analysis': 'refused', 'partner-campaigns': 'refused' }),
);
await page.waitForFunction(() => doui.state().entries[0]?.delivery === 'sent');
await page.close();
const returning: number[] = [];
for (let visit = 0; visit < VISITS; visit += 1) {
  returning.push(await time(context, lab.url, 'tag'));
}

console.log(`first visit: navigation to the first layer visible: ${median(first).toFixed(0)} ms`);
console.log(`returning: navigation to a granted tag running: ${median(returning).toFixed(0)} ms`);
for (const [step, { took, processor, clock }] of Object.entries(await costsOfMany(lab, browser))) {
  const most = `${processor.toFixed(0)} ms of the processor, ${clock.toFixed(0)} ms of the clock`;
  console.log(`a thousand held things ${step}: ${took.toFixed(0)} ms; most in one task: ${most}`);
}
await Promise.all([browser.close(), lab.close()]);
