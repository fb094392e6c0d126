import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import type { Consent, Decisions } from '../../src/core/api.ts';
import { launchChromium } from '../support/chromium.ts';
import { openLab, TAG, type Lab } from '../support/lab.ts';

/** The page's own globals, as seen by functions that run in it. */
declare global {
  var doui: Consent;
  var ran: string[] | undefined;
}

let lab: Lab;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [lab, browser] = await Promise.all([openLab(), launchChromium()]);
});
afterAll(() => Promise.all([lab?.close(), browser?.close()]));

beforeEach(async () => {
  lab.reached.length = 0;
  page = await browser.newPage();
});
afterEach(() => page.context().close());

const visit = async (body: string): Promise<void> => {
  lab.page(TAG, body.replaceAll('OTHER', lab.other));
  await page.goto(lab.url);
  await page.evaluate(() => doui.ready);
};
const decide = (decisions: Decisions) =>
  page.evaluate((chosen) => doui.record(chosen).then(() => undefined), decisions);
const ranAll = (count: number) => page.waitForFunction((many) => ran?.length === many, count);

describe('scripts', () => {
  it('are not even asked for before the grant, and run once after it', async () => {
    await visit('<script type="text/plain" data-purpose="ads" src="OTHER/ads.js"></script>');
    await decide({ ads: 'refused' });
    expect(lab.reached).toEqual([]);
    await decide({ ads: 'granted' });
    await ranAll(1);
    await decide({ ads: 'refused' });
    await decide({ ads: 'granted' });
    expect(lab.reached).toEqual(['/ads.js']);
    expect(await page.evaluate(() => ran)).toEqual(['/ads.js']);
  });

  it('run in document order: inline, external, and external again', async () => {
    const say = (what: string) => `(window.ran ??= []).push('${what}')`;
    const held = 'type="text/plain" data-purpose="ads"';
    await visit(
      `<script ${held}>${say('first')}</script>
       <script ${held} src="OTHER/second.js"></script>
       <script ${held}>${say('third')}</script>
       <script ${held} src="OTHER/fourth.js"></script>`,
    );
    await decide({ ads: 'granted' });
    await ranAll(4);
    expect(await page.evaluate(() => ran)).toEqual(['first', '/second.js', 'third', '/fourth.js']);
  });

  it('may be modules, inline and external', async () => {
    const held = 'type="text/plain" data-type="module" data-purpose="ads"';
    await visit(
      `<script ${held}>import.meta.url; (window.ran ??= []).push('inline')</script>
       <script ${held} src="OTHER/module.js"></script>`,
    );
    await decide({ ads: 'granted' });
    await ranAll(2);
    expect(await page.evaluate(() => ran?.toSorted())).toEqual(['/module.js', 'inline']);
  });

  it('keep their other attributes', async () => {
    await visit(
      `<script type="text/plain" data-purpose="ads" src="OTHER/a.js" id="tag" crossorigin="anonymous"
         referrerpolicy="no-referrer" data-own="1" async></script>`,
    );
    await decide({ ads: 'granted' });
    await ranAll(1);
    const tag = page.locator('#tag');
    expect(await tag.getAttribute('crossorigin')).toBe('anonymous');
    expect(await tag.getAttribute('referrerpolicy')).toBe('no-referrer');
    expect(await tag.getAttribute('data-own')).toBe('1');
    expect(await tag.getAttribute('type')).toBeNull();
  });

  it('that come later are held, or run, by the state that is', async () => {
    await visit('<div id="place"></div>');
    const add = (purpose: string, src: string) =>
      page.evaluate(
        ([key, url]) => {
          const script = document.createElement('script');
          script.type = 'text/plain';
          script.dataset['purpose'] = key;
          script.src = url ?? '';
          const wrapper = document.createElement('div');
          wrapper.append(script);
          document.querySelector('#place')?.append(wrapper);
        },
        [purpose, lab.other + src],
      );
    await decide({ ads: 'granted', 'behavioral-analysis': 'refused' });
    await add('behavioral-analysis', '/held.js');
    await add('ads', '/late.js');
    await ranAll(1);
    expect(lab.reached).toEqual(['/late.js']);
  });

  it('of several purposes wait for all of them', async () => {
    await visit(
      '<script type="text/plain" data-purpose="ads, partner-campaigns" src="OTHER/both.js"></script>',
    );
    await decide({ ads: 'granted' });
    await decide({ 'behavioral-analysis': 'granted' });
    expect(lab.reached).toEqual([]);
    await decide({ 'partner-campaigns': 'granted' });
    await ranAll(1);
  });

  it('of an unknown or empty purpose never run; those of a required one run at once', async () => {
    await visit(
      `<script type="text/plain" data-purpose="nonsense" src="OTHER/unknown.js"></script>
       <script type="text/plain" data-purpose="" src="OTHER/empty.js"></script>
       <script type="text/plain" data-purpose="__proto__" src="OTHER/proto.js"></script>
       <script type="text/plain" data-purpose="service" src="OTHER/needed.js"></script>`.replace(
        '"service"',
        `"${lab.notices.notices[0]?.purposes.find(({ basis }) => basis === 'required')?.key}"`,
      ),
    );
    await ranAll(1);
    await decide({
      ads: 'granted',
      'behavioral-analysis': 'granted',
      'partner-campaigns': 'granted',
    });
    expect(lab.reached).toEqual(['/needed.js']);
  });

  it('that fail to load do not keep back the next one', async () => {
    const held = 'type="text/plain" data-purpose="ads"';
    await visit(
      `<script ${held} src="http://localhost:1/dead.js"></script>
       <script ${held} src="OTHER/next.js"></script>`,
    );
    await decide({ ads: 'granted' });
    await ranAll(1);
  });
});

describe('frames and images', () => {
  it('follow the state both ways', async () => {
    await visit(
      `<iframe data-purpose="partner-campaigns" data-src="OTHER/frame"></iframe>
       <img data-purpose="ads" data-src="OTHER/pixel" alt="">`,
    );
    expect(lab.reached).toEqual([]);
    const framed = page.waitForEvent('framenavigated', (frame) => frame.url().endsWith('/frame'));
    await decide({ 'partner-campaigns': 'granted', ads: 'granted' });
    await framed;
    await expect.poll(() => lab.reached.toSorted()).toEqual(['/frame', '/pixel']);

    await page.evaluate(() => doui.withdraw('partner-campaigns'));
    await expect
      .poll(() => page.frames().map((frame) => frame.url()))
      .toEqual([`${lab.url}/`, 'about:blank']);
    expect(await page.locator('iframe').getAttribute('src')).toBeNull();
    expect(await page.locator('img').getAttribute('src')).toBe(`${lab.other}/pixel`);
  });
});

describe('a withdrawal', () => {
  it('closes before the disk has answered', async () => {
    await visit('');
    await decide({ ads: 'granted' });
    const [before, during] = await page.evaluate(() => {
      const open = doui.allows('ads');
      void doui.withdraw('ads');
      return [open, doui.allows('ads')];
    });
    expect([before, during]).toEqual([true, false]);
  });
});
