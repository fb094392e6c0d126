import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { TAG, type Lab } from './lab.ts';

/** How many things of each kind the page holds. */
const MANY = { images: 450, frames: 50, inline: 400, external: 100 } as const;

/** A thousand things that are held, as a body. */
function manyHeld(other: string): string {
  const held = 'data-purpose="ads"';
  const kinds: { readonly [Kind in keyof typeof MANY]: (number: number) => string } = {
    images: (number) => `<img ${held} data-src="${other}/${number}" alt="">`,
    frames: (number) => `<iframe ${held} data-src="${other}/frame-${number}"></iframe>`,
    inline: (number) =>
      `<script type="text/plain" ${held}>(globalThis.ran ??= []).push('${number}')</script>`,
    external: (number) => `<script type="text/plain" ${held} src="${other}/${number}.js"></script>`,
  };
  return Object.entries(kinds)
    .flatMap(([kind, put]) =>
      Array.from({ length: MANY[kind as keyof typeof MANY] }, (_, n) => put(n)),
    )
    .join('');
}

/** Visits a page of these, lets them go, and takes them back: what each costs. */
export async function costsOfMany(
  lab: Lab,
  browser: Browser,
): Promise<{ readonly [step: string]: Cost }> {
  lab.page(TAG, manyHeld(lab.other));
  const page = await browser.newPage();
  const folder = await mkdtemp(join(tmpdir(), 'doui-trace-'));
  const cost = (work: () => Promise<unknown>) =>
    costOf(browser, page, join(folder, 'trace.json'), work);
  const open = (count: number) =>
    page.waitForFunction(
      (many) => document.querySelectorAll('img[src],iframe[src]').length === many,
      count,
    );
  try {
    return {
      scanned: await cost(async () => {
        await page.goto(lab.url);
        await page.evaluate(() => doui.ready);
      }),
      opened: await cost(async () => {
        await page.evaluate(() => doui.record({ ads: 'granted' }).then(() => undefined));
        await open(MANY.images + MANY.frames);
        await page.waitForFunction(
          (many) => globalThis.ran?.length === many,
          MANY.inline + MANY.external,
        );
      }),
      withdrawn: await cost(async () => {
        await page.evaluate(() => doui.withdraw('ads').then(() => undefined));
        await open(0);
      }),
    };
  } finally {
    await page.close();
    await rm(folder, { recursive: true });
  }
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly url?: string } };
}

/** What a stretch of work cost the page. */
export interface Cost {
  /** In milliseconds. */
  readonly took: number;
  /** The most that our code did in one task, in milliseconds of the processor and of the clock. */
  readonly processor: number;
  readonly clock: number;
  /** In how many tasks our code ran, and for how long in all on the processor. */
  readonly tasks: number;
  readonly all: number;
}

/** Traces some work in Chromium; other work on the machine does not count on the processor. */
async function costOf(
  browser: Browser,
  page: Page,
  file: string,
  work: () => Promise<unknown>,
): Promise<Cost> {
  const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
  await browser.startTracing(page, { path: file, categories });
  const began = performance.now();
  await work();
  const took = performance.now() - began;
  await browser.stopTracing();
  const { traceEvents } = JSON.parse(await readFile(file, 'utf8')) as {
    traceEvents: readonly TraceEvent[];
  };
  const ours = traceEvents.filter(
    ({ name, args }) =>
      (name === 'FunctionCall' || name === 'EvaluateScript') &&
      /\/doui[^/]*\.js$/.test(args.data?.url ?? ''),
  );
  // What is called within a call of ours is in its time.
  const outermost = ours.filter(
    ({ pid, tid, ts }) =>
      !ours.some(
        (one) => one.pid === pid && one.tid === tid && one.ts < ts && ts < one.ts + (one.dur ?? 0),
      ),
  );
  const tasks = traceEvents
    .filter(({ name }) => name === 'RunTask')
    .map(({ pid, tid, ts, dur = 0 }) =>
      outermost.filter(
        (one) => one.pid === pid && one.tid === tid && ts <= one.ts && one.ts < ts + dur,
      ),
    )
    .filter((calls) => calls[0]);
  const timeOf = (calls: readonly TraceEvent[], part: 'dur' | 'tdur'): number =>
    calls.reduce((sum, { [part]: time = 0 }) => sum + time / 1000, 0);
  const longest = (part: 'dur' | 'tdur'): number =>
    Math.max(0, ...tasks.map((calls) => timeOf(calls, part)));
  return {
    took,
    processor: longest('tdur'),
    clock: longest('dur'),
    tasks: tasks.length,
    all: timeOf(tasks.flat(), 'tdur'),
  };
}
