import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Guard } from '../../src/core/guard.ts';
import { guardOf } from '../../src/core/head.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';

import { openLab, TAG, type Lab } from '../support/lab.ts';
import { isThere, press } from '../support/press.ts';
import { VISITORS, type Visitor } from '../support/visitor.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab?.close());
afterEach(() => lab.reset());

const FRAME = '<iframe title="A film" src="OTHER/frame" width="560" height="315"></iframe>';

describe.each(['chromium', 'firefox'] as const)('where the guard holds, in %s', (engine) => {
  let page: Visitor;
  beforeAll(async () => {
    page = await VISITORS[engine]();
  });
  afterAll(() => page?.close());

  /** A page whose visitor has refused what frames of the other origin are for. */
  async function visit(calls: 'fail' | 'wait', body = '', mode: Guard['mode'] = 'enforce') {
    const [first, ...others] = lab.notices.notices;
    const document: NoticesDocument = {
      ...lab.notices,
      guard: { mode },
      transmissions: {
        films: {
          recipient: 'advertisers',
          data: [],
          purposes: ['ads'],
          origins: [lab.other],
          gate: { calls },
          texts: { en: { purpose: 'To show you films.' }, ja: { purpose: '動画の表示のため。' } },
        },
      },
      notices: first ? [{ ...first, transmissions: ['films'] }, ...others] : [],
    };
    lab.answer('/doui/notices', () => Response.json(document));
    const config = JSON.stringify(guardOf(document, 'doui'));
    lab.page(
      `<script src="/sdk/doui-guard.js" data-doui='${config}'></script>${TAG}`,
      `<div id="place"></div>${body.replaceAll('OTHER', lab.other)}`,
    );
    await page.goto(lab.url);
    await page.evaluate(() => doui.ready.then(() => doui.close()));
    await decide('refused');
  }
  const decide = (decision: 'granted' | 'refused') =>
    page.evaluate((word) => doui.record({ ads: word }).then(() => undefined), decision);
  const insert = (markup: string) =>
    page.evaluate(
      (html) => void ((document.querySelector('#place') as Element).innerHTML = html),
      markup.replaceAll('OTHER', lab.other),
    );
  const stands = () => isThere(page, 'doui-placeholder', 'h2');
  const isBlank = () =>
    page.evaluate(() => document.querySelector('iframe')?.contentDocument?.URL === 'about:blank');

  it.each(['fail', 'wait'] as const)(
    'a frame that nobody marked is stood in for, granted by a person, and taken back (%s)',
    async (calls) => {
      await visit(calls);
      await insert(FRAME);
      await expect.poll(stands).toBe(true);
      expect(
        await page.evaluate(() => {
          const host = document.querySelector('doui-placeholder');
          const acts = host?.shadowRoot?.querySelectorAll('.acts button');
          return [host?.shadowRoot?.textContent?.includes('To show you films.'), acts?.length];
        }),
      ).toEqual([true, 1]);
      expect(lab.reached).toEqual([]);

      await press(page, 'doui-placeholder', '.acts button');
      await expect.poll(() => lab.reached).toEqual(['/frame']);
      expect(await stands()).toBe(false);
      expect(await page.evaluate(() => doui.state().entries[0])).toMatchObject({
        surface: 'placeholder',
        means: 'person',
        decisions: { ads: 'granted' },
      });
      await expect.poll(isBlank).toBe(false);

      await decide('refused');
      await expect.poll(isBlank).toBe(true);
      await expect.poll(stands).toBe(true);
      await decide('granted');
      await expect.poll(() => lab.reached).toEqual(['/frame', '/frame']);
      expect(await stands()).toBe(false);
    },
  );

  it('so is one of the page’s own HTML, and one that is addressed by code', async () => {
    await visit('fail', FRAME);
    await expect.poll(stands).toBe(true);
    await decide('granted');
    await expect.poll(isBlank).toBe(false);
    expect(await stands()).toBe(false);

    await visit('fail');
    lab.reached.length = 0;
    await page.evaluate((address) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      frame.src = address;
    }, `${lab.other}/late`);
    await expect.poll(stands).toBe(true);
    // Led elsewhere by the page, it is held no more.
    await page.evaluate(() => {
      const [frame] = document.querySelectorAll('iframe');
      if (frame) frame.src = '/own';
    });
    await expect.poll(stands).toBe(false);
    expect(lab.reached).toEqual([]);
  });

  it('nothing stands where the site wants nothing, where it is tiny, or in the mode report', async () => {
    await visit('fail');
    const none = FRAME.replace('<iframe', '<iframe data-doui-placeholder="none"');
    const tiny = FRAME.replace('"560"', '"1"');
    await insert(none + tiny + FRAME);
    await expect.poll(stands).toBe(true);
    const count = () => document.querySelectorAll('doui-placeholder').length;
    expect(await page.evaluate(count)).toBe(1);
    await visit('fail', FRAME, 'report');
    await expect.poll(isBlank).toBe(false);
    expect(await stands()).toBe(false);
  });
});
