import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { launchFirefox } from '../support/firefox.ts';
import { openLab, TAG, type Lab } from '../support/lab.ts';
import { launchWebKit } from '../support/webkit.ts';

/* What the gate leaves to the browser, in those that are not Chromium. */

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab?.close());
afterEach(() => lab.reset());

type Evaluate = <Result>(work: () => Result) => Promise<Awaited<Result>>;

const HELD = 'type="text/plain" data-purpose="ads"';
const inline = (what: string, more = '') =>
  `<script ${HELD} ${more}>(globalThis.ran ??= []).push('${what}')</script>`;
const external = (path: string, more = '') =>
  `<script ${HELD} ${more} src="${lab.other}${path}"></script>`;

async function isHeldAndLetGo(goto: () => Promise<unknown>, evaluate: Evaluate): Promise<void> {
  lab.page(
    TAG,
    external('/defer.js', 'defer') +
      external('/1.js?after=/go') +
      inline('2') +
      external('/module.js', 'data-type="module"') +
      external('/3.js') +
      inline('4') +
      `<iframe data-purpose="ads" data-src="${lab.other}/frame"></iframe>` +
      `<img data-purpose="ads" data-src="${lab.other}/image" alt="">`,
  );
  const decide = (decision: 'granted' | 'refused') =>
    decision === 'granted'
      ? evaluate(() => doui.record({ ads: 'granted' }).then(() => true))
      : evaluate(() => doui.record({ ads: 'refused' }).then(() => true));
  const isBlank = () =>
    evaluate(() => document.querySelector('iframe')?.contentDocument?.URL === 'about:blank');
  await goto();
  await expect.poll(() => evaluate(() => globalThis.doui?.ready.then(() => true))).toBe(true);
  expect(lab.reached).toEqual([]);

  await decide('granted');
  await expect.poll(() => lab.reached).toContain('/1.js?after=/go');
  await expect.poll(() => lab.reached).toContain('/frame');
  await expect.poll(() => lab.reached).toContain('/image');
  await expect.poll(isBlank).toBe(false);
  await decide('refused');
  await expect.poll(isBlank).toBe(true);
  // It comes now, and may not run any more.
  await fetch(`${lab.other}/go`);
  expect(await evaluate(() => globalThis.ran ?? [])).toEqual([]);

  await decide('granted');
  await expect.poll(() => evaluate(() => globalThis.ran?.length)).toBe(6);
  expect(await evaluate(() => ran)).toEqual([
    '/1.js',
    '2',
    '/3.js',
    '4',
    '/defer.js',
    '/module.js',
  ]);
  await decide('refused');
  await decide('granted');
  expect(await evaluate(() => ran?.length)).toBe(6);
}

it('Firefox: holds, runs in order, stops what is on its way, and runs nothing twice', async () => {
  const browser = await launchFirefox();
  try {
    const page = await browser.newPage();
    await isHeldAndLetGo(
      () => page.goto(lab.url),
      (work) => page.evaluate(work),
    );
  } finally {
    await browser.close();
  }
});

it('WebKitGTK: holds, runs in order, stops what is on its way, and runs nothing twice', async () => {
  const webkit = await launchWebKit();
  try {
    await isHeldAndLetGo(
      () => webkit.goto(lab.url),
      (work) => webkit.evaluate(work),
    );
  } finally {
    await webkit.close();
  }
});
