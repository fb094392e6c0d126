import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES, type EngineName } from '../support/engines.ts';
import { openLab, TAG, type Lab } from '../support/lab.ts';
import { isThere, press } from '../support/press.ts';
import { VISITORS, type Visitor } from '../support/visitor.ts';
import { guardOf, headOf } from '../../src/core/head.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';

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
    notices: authored.notices.map((notice, index) =>
      index === 0 ? { ...notice, transmissions: ['advertising'] } : notice,
    ),
  };
}

const EMBED =
  '<iframe data-purpose="ads" data-src="OTHER/embed" width="560" height="400"></iframe>';

describe.each(POLICIES)('%s under %s', (engine, policy) => {
  let lab: Lab;
  let page: Visitor;
  let reports: string[];
  beforeAll(async () => {
    [lab, page] = await Promise.all([openLab(), VISITORS[engine]()]);
  });
  afterAll(() => Promise.all([page?.close(), lab?.close()]));

  /** A page with the guard in its head, under the policy and what is added to it. */
  async function visit(notices: NoticesDocument, body: string, more = ''): Promise<void> {
    const guard = JSON.stringify(guardOf(notices, 'doui'));
    const head = JSON.stringify(headOf(notices, 'doui'));
    reports = [];
    lab.reset();
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
           <body>${body.replaceAll('OTHER', lab.other)}`,
          {
            headers: {
              'content-type': 'text/html',
              'content-security-policy': `${policy}${more}; report-uri /report`,
            },
          },
        ),
    );
    await page.goto(`${lab.url}/`);
    await page.evaluate(() => doui.ready.then(() => undefined));
  }
  const forbidden = async () => [await page.evaluate(() => said), reports];
  const inRoot = (selector: string) => isThere(page, 'doui-root', selector);

  it('a whole visit, with guard and signals, is without a violation', async () => {
    await visit(
      enforced(lab.notices, lab.other),
      `${EMBED}<doui-notice notice="specified-user-information"></doui-notice>
       <doui-record></doui-record>`,
    );
    await expect.poll(() => inRoot('button[part~=accept]')).toBe(true);
    for (const view of ['preferences', 'record', 'notice'] as const) {
      await page.evaluate((which) => doui.open(which), view);
      await expect.poll(() => inRoot('dialog h2')).toBe(true);
      await page.evaluate(() => doui.close());
      await expect.poll(() => inRoot('dialog h2')).toBe(false);
    }
    await page.evaluate(() => doui.record({ ads: 'refused' }).then(() => undefined));
    await page.evaluate(() => doui.sync());
    expect(await forbidden()).toEqual([[], []]);

    // So that silence is worth something: what is forbidden is told.
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'p { color: red }';
      document.head.append(style);
    });
    await expect.poll(() => page.evaluate(() => said.length)).toBeGreaterThan(0);
    await expect.poll(() => reports.length).toBeGreaterThan(0);
  });

  it('an embed is stood in for, loaded once, granted and taken back without one', async () => {
    const isHeld = () => isThere(page, 'doui-placeholder', 'h2');
    const isLoaded = () => isThere(page, 'iframe[src]');
    const strict = enforced(lab.notices, lab.other);
    const open = { ...strict, guard: { mode: 'report' } } as const;
    const frames = `; frame-src ${lab.other}`;
    const grantAndWithdraw = async (): Promise<void> => {
      await press(page, 'doui-placeholder', '.acts button:last-child');
      await expect.poll(() => lab.reached).toEqual(['/embed']);
      await page.evaluate(() => doui.open('preferences'));
      await press(page, 'doui-root', 'input[part=switch][name=ads]');
      await press(page, 'doui-root', 'dialog button[part~=save]');
      await expect.poll(isLoaded).toBe(false);
      await expect.poll(isHeld).toBe(true);
      // It shuts at once, and the dialog goes when that is durable.
      await expect.poll(() => inRoot('dialog')).toBe(false);
      // What was pressed there leads back to the choices.
      await press(page, 'doui-placeholder', 'button.choices');
      await expect.poll(() => inRoot('dialog h2')).toBe(true);
      await page.evaluate(() => doui.sync());
    };

    await visit(open, EMBED, frames);
    await press(page, 'doui-root', 'button[part~=refuse]');
    await expect.poll(() => inRoot('button[part~=refuse]')).toBe(false);
    await press(page, 'doui-placeholder', '.acts button');
    await expect.poll(() => lab.reached).toEqual(['/embed']);
    expect([await isHeld(), await page.evaluate(() => doui.allows('ads'))]).toEqual([false, false]);
    expect(await forbidden()).toEqual([[], []]);

    await visit(open, EMBED, frames);
    await grantAndWithdraw();
    expect(await forbidden()).toEqual([[], []]);

    await visit(strict, EMBED, frames);
    await grantAndWithdraw();
    expect(await forbidden()).toEqual([[], []]);
  });
});
