import { describe, expect, it } from 'vitest';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';

const at = useChromiumLab();

const held = () =>
  `<script type="text/plain" data-purpose="ads" src="${at.lab.other}/ads.js"></script>
   <iframe data-purpose="partner-campaigns" data-src="${at.lab.other}/frame"></iframe>`;

/** Opens a page with this markup before ours, and waits until Doui has done all that it will do. */
async function visit(before: string, body = ''): Promise<string[]> {
  const threw: string[] = [];
  at.page.on('pageerror', ({ message }) => threw.push(message));
  at.lab.page(TAG, before + held() + body);
  await at.page.goto(at.lab.url, { waitUntil: 'networkidle' });
  return threw;
}

/** What a document or window is asked for by name, and what our own code goes by. */
const NAMES = `currentScript documentElement body head cookie querySelector querySelectorAll
  createElement createElementNS createTextNode addEventListener removeEventListener dispatchEvent
  adoptedStyleSheets activeElement hidden visibilityState readyState defaultView URL baseURI domain
  forms images scripts links all anchors embeds title location implementation getElementById
  getElementsByTagName importNode children childNodes firstChild firstElementChild parentNode append
  insertBefore contains nodeType nodeName ownerDocument getRootNode prerendering fonts timeline
  doui config options notices endpoint dataset attributes matches trustedTypes scheduler consent
  state ready allows record open close elements name value type src audience locale ads purpose
  crypto indexedDB localStorage navigator fetch self top parent event isSecureContext`.split(/\s+/);

describe('chromium', () => {
  it(`F90: markup that takes ${NAMES.length} names of the document and the window opens nothing`, async () => {
    const clobber = (name: string) =>
      `<img name="${name}" id="${name}" alt=""><form name="${name}"><input name="allows"><input name="state"></form>`;
    at.lab.page('');
    for (let from = 0; from < NAMES.length; from += 8) {
      const names = NAMES.slice(from, from + 8);
      // Before the tag, as markup in the body of a page whose script stands at its end.
      at.lab.page('', names.map(clobber).join('') + held() + TAG);
      await at.page.goto(at.lab.url, { waitUntil: 'networkidle' });
      const opened = await at.page.evaluate(() => {
        const { allows } = (globalThis.doui ?? {}) as { allows?: unknown };
        return typeof allows === 'function' ? doui.allows('ads') : false;
      });
      expect([names, opened, at.lab.reached]).toEqual([names, false, []]);
    }
  });

  it('F90: markup that comes later cannot keep open what is withdrawn', async () => {
    await visit('');
    await at.decide({ 'partner-campaigns': 'granted' });
    await expect.poll(() => at.lab.reached).toEqual(['/frame']);
    await at.page.evaluate(() => {
      for (const name of ['querySelectorAll', 'querySelector', 'createElement']) {
        document.body.append(
          Object.assign(document.createElementNS('http://www.w3.org/1999/xhtml', 'img'), { name }),
        );
      }
    });
    await at.page.evaluate(() => void doui.withdraw('partner-campaigns').catch(() => {}));
    await expect.poll(() => at.page.locator('iframe').getAttribute('src')).toBeNull();
  });

  it.each<[what: string, purpose: string]>([
    ['names that objects inherit', '__proto__ constructor toString hasOwnProperty valueOf'],
    ['names beside one that is open', 'ads __proto__'],
    ['nothing but separators', ' ,\t\n, '],
    ['a hundred thousand names', 'ads '.repeat(1e5)],
    ['a hundred thousand unknown names', Array.from({ length: 1e5 }, (_, i) => `p${i}`).join()],
    ['what a pattern might trip over', `${'a'.repeat(5e4)}!(.*)+$[`],
  ])('F90: a held script with %s stays held', async (_, purpose) => {
    await visit('', '<div id="place"></div>');
    const took = await at.page.evaluate(
      ([names, src]) => {
        const script = document.createElement('script');
        script.setAttribute('type', 'text/plain');
        script.setAttribute('data-purpose', names ?? '');
        script.setAttribute('src', `${src}/evil.js`);
        const began = performance.now();
        document.querySelector('#place')?.append(script);
        return new Promise<number>((resolve) =>
          setTimeout(() => resolve(performance.now() - began)),
        );
      },
      [purpose, at.lab.other],
    );
    expect(took).toBeLessThan(1_000);
    await at.decide({ 'behavioral-analysis': 'granted' });
    expect(at.lab.reached).toEqual([]);
  });

  it('F65: what is named otherwise after it was let go follows its new name', async () => {
    await visit('');
    await at.decide({ 'partner-campaigns': 'granted' });
    await expect.poll(() => at.lab.reached).toEqual(['/frame']);
    await at.page.evaluate(() =>
      document.querySelector('iframe')?.setAttribute('data-purpose', 'ads'),
    );
    await expect.poll(() => at.page.locator('iframe').getAttribute('src')).toBeNull();
  });

  it('F98: the page may read what is shown, and act in it, but grants nothing there', async () => {
    await visit('');
    await at.page.locator('doui-root button[part~=accept]').waitFor();
    await at.page.evaluate(() => {
      const shadow = document.querySelector('doui-root')?.shadowRoot;
      const accept = shadow?.querySelector<HTMLElement>('button[part~=accept]');
      const refuse = shadow?.querySelector<HTMLElement>('button[part~=refuse]');
      if (accept && refuse)
        [accept.textContent, refuse.textContent] = [refuse.textContent, accept.textContent];
      accept?.click();
    });
    await at.page.locator('doui-root .problem').waitFor();
    expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(false);
  });

  it('F99: rules of the page neither hide “refuse” alone, nor dim or move what is asked', async () => {
    at.lab.page(
      `<style>
        doui-root { opacity: 0 !important; transform: translate(-9999px) scale(0) !important;
          clip-path: inset(50%) !important; filter: blur(9px) !important; position: fixed !important;
          content-visibility: hidden !important; color: transparent !important; font-size: 1px !important }
        button, section, div, doui-root *, [part], [part~=refuse] {
          display: none !important; visibility: hidden !important; opacity: 0 !important }
        html { display: block }
      </style>${TAG}`,
    );
    await at.visit();
    const [accept, refuse] = ['accept', 'refuse'].map((part) =>
      at.page.locator(`doui-root button[part~=${part}]`),
    );
    await refuse?.waitFor();
    const [one, other] = [await accept?.boundingBox(), await refuse?.boundingBox()];
    expect(one?.width).toBeGreaterThan(60);
    expect(other?.width).toBeCloseTo(one?.width ?? 0, 0);
    expect([other?.height, other?.y]).toEqual([one?.height, one?.y]);
    await refuse?.click();
    await at.page.waitForFunction(() => doui.state().entries[0]?.means === 'person');
  });

  it('F99: a page that hides our element is left with everything unasked shut', async () => {
    at.lab.page(`<style>doui-root { display: none !important }</style>${TAG}`, held());
    await at.page.goto(at.lab.url, { waitUntil: 'networkidle' });
    expect(await at.page.evaluate(() => [doui.allows('ads'), doui.state().entries])).toEqual([
      false,
      [],
    ]);
    expect(at.lab.reached).toEqual([]);
  });

  it('F100: our element, removed a thousand times, does not fight, and what was not asked stays shut', async () => {
    await visit('');
    await at.page.locator('doui-root section').waitFor();
    const came = await at.page.evaluate(async () => {
      let seen = 0;
      for (let times = 0; times < 1_000; times++) {
        const host = document.querySelector('doui-root');
        if (host) seen += 1;
        host?.remove();
        if (times % 100 === 0) {
          doui.setLocale(times % 200 === 0 ? 'ja' : 'en');
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      }
      return seen;
    });
    expect(came).toBeLessThanOrEqual(10);
    expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(false);
    expect(at.lab.reached).toEqual([]);
    expect(await at.page.evaluate(() => getComputedStyle(document.body).overflow)).toBe('visible');
  });

  it('F102: messages of any shape, from frames, windows and other tabs, open nothing', async () => {
    const threw = await visit('', '<iframe id="own" srcdoc="<p>"></iframe>');
    await at.decide({ ads: 'refused' });
    await at.page.evaluate(async () => {
      const shapes: unknown[] = [
        null,
        undefined,
        5,
        'granted',
        [],
        [['ads']],
        { ads: null },
        { ads: 5 },
        { ads: 'granted' },
        { ads: { decision: 'granted' } },
        { ads: [] },
        { ads: [null, {}, []] },
        { type: 'doui', allows: ['ads'], state: { purposes: { ads: { allowed: true } } } },
        JSON.parse('{"__proto__":{"allowed":true},"constructor":["ads"]}'),
        new Map([['ads', []]]),
        new Date(),
      ];
      const other = new BroadcastChannel('doui');
      const frame = document.querySelector<HTMLIFrameElement>('#own')?.contentWindow;
      for (const shape of shapes) {
        other.postMessage(shape);
        postMessage(shape, '*');
        frame?.parent.postMessage(shape, '*');
      }
      // Messages come in order: when ours has come, the others were heard.
      const echo = new BroadcastChannel('doui');
      const heard = new Promise((resolve) => {
        echo.onmessage = ({ data }) => data === 'last' && resolve(undefined);
      });
      other.postMessage('last');
      await heard;
      await doui.sync();
    });
    expect(await at.page.evaluate(() => doui.state().purposes['ads'])).toMatchObject({
      value: 'denied',
      allowed: false,
    });
    expect(threw).toEqual([]);
    await at.decide({ 'behavioral-analysis': 'granted' });
    expect(await at.page.evaluate(() => doui.allows('behavioral-analysis'))).toBe(true);
    expect(at.lab.reached).toEqual([]);
  });

  it('F103: what the page is told carries no identity and no key', async () => {
    at.lab.page(
      `<script>
        window.told = [];
        for (const type of ['ready', 'change', 'record', 'receipt', 'error'])
          document.addEventListener('doui:' + type, ({ detail }) => told.push([type, detail]));
      </script>${TAG}`,
    );
    await at.visit();
    await at.decide({ ads: 'granted' });
    await at.page.evaluate(() => doui.withdraw('ads'));
    await at.page.waitForFunction(() =>
      doui.state().entries.every(({ delivery }) => delivery === 'sent'),
    );
    const [told, { subject, key }] = await at.page.evaluate(async () => [
      JSON.stringify([(globalThis as unknown as { told: unknown }).told, doui.state()]),
      await doui.export(),
    ]);
    for (const type of ['ready', 'change', 'record', 'receipt'])
      expect(told).toContain(`["${type}"`);
    expect(subject).toHaveLength(43);
    for (const secret of [subject, key?.x, key?.y]) expect(told).not.toContain(secret);
    expect(told).not.toContain('signature');
  });
});
