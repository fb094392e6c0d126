import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { launchFirefox } from '../support/firefox.ts';
import { TAG } from '../support/lab.ts';

const at = useChromiumLab();

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'nonce-once'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types doui',
  'report-uri /report',
].join('; ');

/** The file as it is built, or with one byte more; and the tag that knows the built one. */
const serve = (altered: boolean): void => {
  at.lab.answer('/sdk/doui.js', async () => {
    const code = await readFile('dist/doui.js', 'utf8');
    return new Response(altered ? `${code} ` : code, {
      headers: { 'content-type': 'text/javascript' },
    });
  });
};

async function pinned(): Promise<string> {
  const digest = createHash('sha384')
    .update(await readFile('dist/doui.js'))
    .digest('base64');
  return TAG.replace('<script ', `<script integrity="sha384-${digest}" `);
}

const held = () =>
  `<script type="text/plain" data-purpose="ads" src="${at.lab.other}/ads.js"></script>`;

describe('chromium', () => {
  it('F95: under the strictest policy, with Trusted Types, all works and nothing is reported', async () => {
    const reports: string[] = [];
    at.lab.answer('/report', async (request) => {
      reports.push(await request.text());
      return new Response(null, { status: 204 });
    });
    at.lab.answer('/', () => {
      const tag = TAG.replace('<script ', '<script data-elements ');
      const body = `<!doctype html><html lang="en"><title>Strict</title>${tag}<body>
        <script type="text/plain" data-purpose="ads" nonce="once">(window.ran ??= []).push('inline')</script>
        <script type="text/plain" data-purpose="ads" src="/own.js"></script>
        <doui-notice notice="specified-user-information"></doui-notice><doui-record></doui-record>`;
      return new Response(body, {
        headers: { 'content-type': 'text/html', 'content-security-policy': POLICY },
      });
    });
    at.lab.answer(
      '/own.js',
      () =>
        new Response("(window.ran ??= []).push('own')", {
          headers: { 'content-type': 'text/javascript' },
        }),
    );
    const said: string[] = [];
    at.page.on('console', (message) => said.push(message.text()));
    at.page.on('pageerror', ({ message }) => said.push(message));
    await at.visit();
    await at.page.locator('doui-root button[part~=accept]').click();
    await at.page.waitForFunction(() => globalThis.ran?.length === 2);
    for (const view of ['preferences', 'record', 'notice'] as const) {
      await at.page.evaluate((which) => doui.open(which), view);
      await at.page.locator('doui-root dialog h2').first().waitFor();
    }
    await at.page.evaluate(() => doui.withdraw());
    await at.page.evaluate(() => doui.sync());
    expect(await at.page.evaluate(() => ran)).toEqual(['inline', 'own']);
    expect([reports, said]).toEqual([[], []]);
    // So that silence is worth something: what is forbidden is reported.
    await at.page.evaluate(() => document.body.append(document.createElement('style')));
    await at.page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'p{color:red}';
      document.body.append(style);
    });
    await expect.poll(() => reports.length).toBeGreaterThan(0);
  });

  it('F95: a held inline script without the policy’s nonce is not let run', async () => {
    at.lab.answer(
      '/',
      () =>
        new Response(
          `<!doctype html><html lang="en"><title>Strict</title>${TAG}<body>
           <script type="text/plain" data-purpose="ads">(window.ran ??= []).push('inline')</script>
           <script type="text/plain" data-purpose="ads" src="/own.js"></script>`,
          { headers: { 'content-type': 'text/html', 'content-security-policy': POLICY } },
        ),
    );
    at.lab.answer(
      '/own.js',
      () =>
        new Response("(window.ran ??= []).push('own')", {
          headers: { 'content-type': 'text/javascript' },
        }),
    );
    await at.visit();
    await at.decide({ ads: 'granted' });
    await at.page.waitForFunction(() => globalThis.ran?.length === 1);
    expect(await at.page.evaluate(() => ran)).toEqual(['own']);
  });

  it('F105: a file that was altered on the way does not run, and what is held stays held', async () => {
    at.lab.page(await pinned(), held());
    serve(false);
    await at.visit();
    expect(await at.page.evaluate(() => doui.state().phase)).toBe('ready');
    serve(true);
    await at.page.goto(at.lab.url, { waitUntil: 'networkidle' });
    expect(await at.page.evaluate(() => typeof globalThis.doui)).toBe('undefined');
    expect(at.lab.reached).toEqual([]);
  });
});

describe('firefox', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchFirefox();
  });
  afterAll(() => browser?.close());

  it('F105: a file that was altered on the way does not run, and what is held stays held', async () => {
    at.lab.page(await pinned(), held());
    serve(false);
    const page = await browser.newPage();
    await page.goto(at.lab.url);
    await page.waitForFunction(() => globalThis.doui?.state().phase === 'ready');
    serve(true);
    await page.goto(`${at.lab.url}/again`, { waitUntil: 'load' });
    expect(await page.evaluate(() => typeof globalThis.doui)).toBe('undefined');
    expect(at.lab.reached).toEqual([]);
    await page.close();
  });

  it('F66: click() on “accept”, and objects that look like events, grant nothing', async () => {
    at.lab.page(TAG, held());
    const page = await browser.newPage();
    await page.goto(at.lab.url);
    await page.waitForSelector('doui-root >>> button[part~=accept]');
    const code = await page.evaluate(async () => {
      const { shadowRoot } = document.querySelector('doui-root') as Element;
      shadowRoot?.querySelector<HTMLElement>('button[part~=accept]')?.click();
      const event = { __proto__: Event.prototype, isTrusted: true, eventPhase: 2, type: 'click' };
      return doui.record({ ads: 'granted' }, { event }).then(
        () => 'recorded',
        (error: { code: string }) => error.code,
      );
    });
    expect(code).toBe('untrusted-grant');
    expect(await page.evaluate(() => doui.allows('ads'))).toBe(false);
    expect(at.lab.reached).toEqual([]);
    await page.close();
  });
});
