import { describe, expect, it } from 'vitest';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';

const at = useChromiumLab();

const visit = async (body: string): Promise<void> => {
  at.lab.page(TAG, body.replaceAll('OTHER', at.lab.other));
  await at.visit();
};
const ranAll = (count: number) =>
  at.page.waitForFunction((many) => globalThis.ran?.length === many, count);

describe('scripts', () => {
  it('F73, F84: are not even asked for before the grant, and run once after it', async () => {
    await visit('<script type="text/plain" data-purpose="ads" src="OTHER/ads.js"></script>');
    await at.decide({ ads: 'refused' });
    expect(at.lab.reached).toEqual([]);
    await at.decide({ ads: 'granted' });
    await ranAll(1);
    await at.decide({ ads: 'refused' });
    await at.decide({ ads: 'granted' });
    expect(at.lab.reached).toEqual(['/ads.js']);
    expect(await at.page.evaluate(() => ran)).toEqual(['/ads.js']);
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
    await at.decide({ ads: 'granted' });
    await ranAll(4);
    expect(await at.page.evaluate(() => ran)).toEqual([
      'first',
      '/second.js',
      'third',
      '/fourth.js',
    ]);
  });

  it('may be modules, inline and external', async () => {
    const held = 'type="text/plain" data-type="module" data-purpose="ads"';
    await visit(
      `<script ${held}>import.meta.url; (window.ran ??= []).push('inline')</script>
       <script ${held} src="OTHER/module.js"></script>`,
    );
    await at.decide({ ads: 'granted' });
    await ranAll(2);
    expect(await at.page.evaluate(() => ran?.toSorted())).toEqual(['/module.js', 'inline']);
  });

  it('keep their other attributes', async () => {
    await visit(
      `<script type="text/plain" data-purpose="ads" src="OTHER/a.js" id="tag" crossorigin="anonymous"
         referrerpolicy="no-referrer" data-own="1" async></script>`,
    );
    await at.decide({ ads: 'granted' });
    await ranAll(1);
    const tag = at.page.locator('#tag');
    expect(await tag.getAttribute('crossorigin')).toBe('anonymous');
    expect(await tag.getAttribute('referrerpolicy')).toBe('no-referrer');
    expect(await tag.getAttribute('data-own')).toBe('1');
    expect(await tag.getAttribute('src')).toBe(`${at.lab.other}/a.js`);
  });

  it('F76: that come later are held, or run, by the state that is', async () => {
    await visit('<div id="place"></div>');
    const add = (purpose: string, src: string) =>
      at.page.evaluate(
        ([key, url]) => {
          const script = document.createElement('script');
          script.type = 'text/plain';
          script.dataset['purpose'] = key;
          script.src = url ?? '';
          const wrapper = document.createElement('div');
          wrapper.append(script);
          document.querySelector('#place')?.append(wrapper);
        },
        [purpose, at.lab.other + src],
      );
    await at.decide({ ads: 'granted', 'behavioral-analysis': 'refused' });
    // Nothing else may happen that would have the gate look again.
    await at.page.waitForFunction(() => doui.state().entries[0]?.delivery === 'sent');
    await add('behavioral-analysis', '/held.js');
    await add('ads', '/late.js');
    await ranAll(1);
    expect(at.lab.reached).toEqual(['/late.js']);
  });

  it('F86: of several purposes wait for all of them', async () => {
    await visit(
      '<script type="text/plain" data-purpose="ads, partner-campaigns" src="OTHER/both.js"></script>',
    );
    await at.decide({ ads: 'granted' });
    await at.decide({ 'behavioral-analysis': 'granted' });
    expect(at.lab.reached).toEqual([]);
    await at.decide({ 'partner-campaigns': 'granted' });
    await ranAll(1);
  });

  it('F87: of an unknown or empty purpose never run; those of a required one run at once', async () => {
    await visit(
      `<script type="text/plain" data-purpose="nonsense" src="OTHER/unknown.js"></script>
       <script type="text/plain" data-purpose="" src="OTHER/empty.js"></script>
       <script type="text/plain" data-purpose="__proto__" src="OTHER/proto.js"></script>
       <script type="text/plain" data-purpose="service" src="OTHER/needed.js"></script>`.replace(
        '"service"',
        `"${at.lab.notices.notices[0]?.purposes.find(({ basis }) => basis === 'required')?.key}"`,
      ),
    );
    await ranAll(1);
    await at.decide({
      ads: 'granted',
      'behavioral-analysis': 'granted',
      'partner-campaigns': 'granted',
    });
    expect(at.lab.reached).toEqual(['/needed.js']);
  });

  it('F85: that fail to load do not keep back the next one', async () => {
    const held = 'type="text/plain" data-purpose="ads"';
    await visit(
      `<script ${held} src="http://localhost:1/dead.js"></script>
       <script ${held} src="OTHER/next.js"></script>`,
    );
    await at.decide({ ads: 'granted' });
    await ranAll(1);
  });
});

describe('frames and images', () => {
  it('F78: follow the state both ways', async () => {
    await visit(
      `<iframe data-purpose="partner-campaigns" data-src="OTHER/frame"></iframe>
       <img data-purpose="ads" data-src="OTHER/pixel" alt="">`,
    );
    expect(at.lab.reached).toEqual([]);
    const framed = at.page.waitForEvent('framenavigated', (frame) =>
      frame.url().endsWith('/frame'),
    );
    await at.decide({ 'partner-campaigns': 'granted', ads: 'granted' });
    await framed;
    await expect.poll(() => at.lab.reached.toSorted()).toEqual(['/frame', '/pixel']);

    await at.page.evaluate(() => doui.withdraw('partner-campaigns'));
    await expect
      .poll(() => at.page.frames().map((frame) => frame.url()))
      .toEqual([`${at.lab.url}/`, 'about:blank']);
    expect(await at.page.locator('iframe').getAttribute('src')).toBeNull();
    expect(await at.page.locator('img').getAttribute('src')).toBe(`${at.lab.other}/pixel`);
  });
});

describe('a withdrawal', () => {
  it('closes before the disk has answered', async () => {
    await visit('');
    await at.decide({ ads: 'granted' });
    const [before, during] = await at.page.evaluate(() => {
      const open = doui.allows('ads');
      void doui.withdraw('ads');
      return [open, doui.allows('ads')];
    });
    expect([before, during]).toEqual([true, false]);
  });
});
