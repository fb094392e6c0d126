import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES, type EngineName } from '../support/engines.ts';
import { openLab, TAG, type Lab } from '../support/lab.ts';
import { guardOf, headOf } from '../../src/core/head.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { LAUNCH, type Driven } from './browser.ts';

declare global {
  /** What the policy has forbidden, or scripts threw, or wrote as errors. */
  var said: string[];
}

const STRICT = "default-src 'self'; script-src 'self'; style-src 'self'";
const TRUSTED = `${STRICT}; require-trusted-types-for 'script'`;

/** Trusted Types are asked for where there are some. */
const POLICIES: readonly (readonly [EngineName, policy: string])[] = [
  ['chromium', TRUSTED],
  ['chromium', `${TRUSTED}; trusted-types doui`],
  ...ENGINES.filter((engine) => engine !== 'chromium').map((engine) => [engine, STRICT] as const),
];

/** Stands first in the page, as a file of its own: the policy lets no other script in. */
const LISTENER = `
  globalThis.said = [];
  document.addEventListener('securitypolicyviolation', (event) =>
    said.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
  addEventListener('error', (event) => said.push(String(event.message)));
  addEventListener('unhandledrejection', (event) => said.push(String(event.reason)));
  const { error } = console;
  console.error = (...words) => (said.push(words.join(' ')), error(...words));`;

/** The same notices with something for every part to do that enforces them. */
function enforced(authored: NoticesDocument, other: string): NoticesDocument {
  const [recipient = ''] = Object.keys(authored.recipients ?? {});
  const [data = ''] = Object.keys(authored.data ?? {});
  const words = { purpose: 'To show advertising.' };
  const shared = { recipient, data: [data], texts: { en: words, ja: words } };
  return {
    ...authored,
    guard: { mode: 'enforce' },
    signals: [{ key: 'google', follows: { ad_storage: ['ads'] } }],
    transmissions: { advertising: { ...shared, purposes: ['ads'], origins: [other] } },
  };
}

describe.each(POLICIES)('%s under %s', (engine, policy) => {
  let lab: Lab;
  let page: Driven;
  beforeAll(async () => {
    [lab, page] = await Promise.all([openLab(), LAUNCH[engine]()]);
  });
  afterAll(() => Promise.all([page?.close(), lab?.close()]));

  it('a whole visit, with guard and signals, is without a violation', async () => {
    const notices = enforced(lab.notices, lab.other);
    const guard = JSON.stringify(guardOf(notices, 'doui'));
    const head = JSON.stringify(headOf(notices, 'doui'));
    const reports: string[] = [];
    lab.answer('/doui/notices', () => Response.json(notices));
    lab.answer('/report', async (request) => {
      reports.push(await request.text());
      return new Response(null, { status: 204 });
    });
    lab.answer(
      '/listener.js',
      () => new Response(LISTENER, { headers: { 'content-type': 'text/javascript' } }),
    );
    lab.answer(
      '/',
      () =>
        new Response(
          `<!doctype html><html lang="en"><title>Strict</title><script src="/listener.js"></script>
           <script src="/sdk/doui-head.js" data-doui='${head}'></script>
           <script src="/sdk/doui-guard.js" data-doui='${guard}'></script>
           ${TAG.replace('<script ', '<script data-elements ')}
           <body><iframe data-purpose="ads" data-src="${lab.other}/embed"></iframe>
           <doui-notice notice="specified-user-information"></doui-notice>
           <doui-record></doui-record>`,
          {
            headers: {
              'content-type': 'text/html',
              'content-security-policy': `${policy}; report-uri /report`,
            },
          },
        ),
    );
    await page.goto(`${lab.url}/`);
    const isThere = (selector: string) =>
      page.evaluate((wanted) => {
        const shadow = document.querySelector('doui-root')?.shadowRoot;
        return Boolean(shadow?.querySelector(wanted));
      }, selector);
    await page.evaluate(() => doui.ready.then(() => undefined));
    await expect.poll(() => isThere('button[part~=accept]')).toBe(true);
    for (const view of ['preferences', 'record', 'notice'] as const) {
      await page.evaluate((which) => doui.open(which), view);
      await expect.poll(() => isThere('dialog h2')).toBe(true);
      await page.evaluate(() => doui.close());
      await expect.poll(() => isThere('dialog h2')).toBe(false);
    }
    await page.evaluate(() => doui.record({ ads: 'refused' }).then(() => undefined));
    await page.evaluate(() => doui.sync());
    expect([await page.evaluate(() => said), reports]).toEqual([[], []]);

    // So that silence is worth something: what is forbidden is told.
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'p { color: red }';
      document.head.append(style);
    });
    await expect.poll(() => page.evaluate(() => said.length)).toBeGreaterThan(0);
    await expect.poll(() => reports.length).toBeGreaterThan(0);
  });
});
