import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GuardConfig } from '../../src/core/head.ts';
import { launchChromium } from '../support/chromium.ts';
import { launchFirefox } from '../support/firefox.ts';
import type { Meeting } from '../../src/core/meeting.ts';
import { openLab, type Lab } from '../support/lab.ts';
import { TOLD, WAYS } from '../support/sending.ts';
import { openSocketServer } from '../support/socket.ts';

/** In the page: what the guard asks. */
interface Hand {
  readonly allowed: Set<string>;
  tell(): void;
}
declare const hand: Hand;

/** What the drivers of both browsers have alike. */
interface Page {
  goto(url: string): Promise<unknown>;
  evaluate<Value, Given extends readonly unknown[]>(
    run: (...given: Given) => Value,
    ...given: Given
  ): Promise<Awaited<Value>>;
}
interface Browser {
  newPage(): Promise<unknown>;
  close(): Promise<void>;
}

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab?.close());
beforeEach(() => lab.reset());

const HAND = `<script>
  const listeners = new Set();
  window.hand = { allowed: new Set(), tell: () => listeners.forEach((each) => each({ phase: 'ready' })) };
  globalThis[Symbol.for('doui.guard')].follow({
    allows: (purpose) => hand.allowed.has(purpose),
    subscribe(listener) { listeners.add(listener); listener({ phase: 'ready' }); return () => listeners.delete(listener); },
  });
</script>`;

const ENGINES: { readonly [engine: string]: () => Promise<unknown> } = {
  Chromium: launchChromium,
  Firefox: launchFirefox,
};

describe.for(Object.entries(ENGINES))('the guard in %s', ([, launch]) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = (await launch()) as Browser;
    page = (await browser.newPage()) as Page;
  });
  afterAll(() => browser?.close());

  /** A page with nothing but the guard. */
  const open = async (
    { calls = 'fail', mode = 'enforce' }: { calls?: 'fail' | 'wait'; mode?: GuardConfig['mode'] },
    body = '',
    other = lab.other,
  ): Promise<void> => {
    const hosts: GuardConfig['hosts'] = [[other, ['ads'], calls]];
    const config: GuardConfig = { name: 'doui', mode, own: [], hosts };
    const tag = `<script src="/sdk/doui-guard.js" data-doui='${JSON.stringify(config)}'></script>`;
    lab.page(tag + HAND, body.replaceAll('OTHER', lab.other));
    await page.goto(lab.url);
  };
  const allow = (): Promise<void> =>
    page.evaluate(() => {
      hand.allowed.add('ads');
      hand.tell();
    });
  /** What was asked for before has been answered by now. */
  const settle = (): Promise<void> => page.evaluate(() => fetch('/').then(() => undefined));

  it('lets nothing out before it is allowed, and says to each what the network would', async () => {
    await open({});
    const leaks: string[] = [];
    for (const [name, way] of Object.entries(WAYS)) {
      const told = await page.evaluate(way, lab.other);
      await settle();
      if (lab.reached.splice(0).length > 0) leaks.push(name);
      if (name in TOLD) expect(told, name).toEqual(TOLD[name]);
      else if (typeof told === 'string') expect(told, name).toMatch(/error/i);
    }
    expect(leaks).toEqual([]);
  });

  it('lets everything out afterwards', async () => {
    await open({});
    await allow();
    for (const [index, [name, way]] of Object.entries(WAYS).entries()) {
      await page.evaluate(way, `${lab.other}/${index}`);
      await expect
        .poll(() => lab.reached.some((path) => path.startsWith(`/${index}/`)), { message: name })
        .toBe(true);
    }
  });

  it('holds what the parser makes, but for what was sent ahead of it', async () => {
    await open(
      {},
      `<p>${'.'.repeat(70_000)}</p>
      <img id="image" src="OTHER/image"><iframe src="OTHER/frame"></iframe>
      <script src="OTHER/script.js"></script>
      <script>import("OTHER/import.js").catch(() => {})</script>
      <script type="module">import "OTHER/module.js"</script>
      <svg><image href="OTHER/svg" /></svg>`,
    );
    await settle();
    expect(await page.evaluate(() => globalThis.ran)).toBeUndefined();
    // Browsers read ahead of the parser (HTML §13.2.9), or begin with what it makes: nobody is asked.
    const ahead = ['/image', '/script.js', '/module.js', '/frame', '/svg'];
    expect(lab.reached.filter((path) => !ahead.includes(path))).toEqual([]);
  });

  it('gives what waited to each that asked, in order, once it is allowed', async () => {
    await open({ calls: 'wait' });
    await page.evaluate((other) => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      void fetch(`${other}/1`).then(({ status }) => said.push(`fetch ${status}`));
      const request = new XMLHttpRequest();
      request.open('GET', `${other}/2`);
      request.addEventListener('load', () => said.push(`request ${request.status}`));
      request.send();
      said.push(`beacon ${navigator.sendBeacon(`${other}/3`, 'a')}`);
      const image = new Image();
      image.src = `${other}/4`;
      said.push(`image ${image.src === `${other}/4`}`);
      const script = document.createElement('script');
      script.src = `${other}/5.js`;
      script.addEventListener('load', () => said.push('script'));
      document.head.append(script);
      document.body.insertAdjacentHTML('beforeend', `<iframe src="${other}/6"></iframe>`);
      const controller = new AbortController();
      void fetch(`${other}/never`, { signal: controller.signal }).catch((error: Error) =>
        said.push(error.name),
      );
      controller.abort();
    }, lab.other);
    await settle();
    expect(lab.reached).toEqual([]);
    await allow();
    await expect
      .poll(() => lab.reached.toSorted())
      .toEqual(['/1', '/2', '/3', '/4', '/5.js', '/6']);
    const said = (): Promise<string[]> =>
      page.evaluate(() => (globalThis as unknown as { said: string[] }).said.toSorted());
    await expect
      .poll(said)
      .toEqual(['AbortError', 'beacon true', 'fetch 200', 'image true', 'request 200', 'script']);
  });

  it('keeps waiting what a later denial meets, and lets nothing more wait than it can hold', async () => {
    await open({ calls: 'wait' });
    const came = await page.evaluate(async (other) => {
      const large = 'a'.repeat(600_000);
      const first = fetch(`${other}/1`, { method: 'POST', body: large }).then(() => 'came');
      return Promise.race([
        first,
        fetch(`${other}/2`, { method: 'POST', body: large }).catch(() => 'failed'),
      ]);
    }, lab.other);
    expect(came).toBe('failed');
    await page.evaluate(() => hand.tell());
    await settle();
    expect(lab.reached).toEqual([]);
    await allow();
    await expect.poll(() => lab.reached).toContain('/1');
  });

  it('makes of a socket one that was lost, or one that is not open yet', async () => {
    const server = await openSocketServer();
    const told = (calls: 'fail' | 'wait') =>
      page.evaluate(
        ([url, isHeld]) => {
          const socket = new WebSocket(url.replace('http', 'ws'));
          const said: string[] = [String(socket instanceof WebSocket), socket.constructor.name];
          socket.onmessage = ({ data }) => said.push(String(data));
          socket.addEventListener('error', ({ type }) => said.push(type));
          const ended = new Promise<string[]>((resolve) => {
            socket.addEventListener('close', ({ code, wasClean, target }) => {
              said.push(`close ${code} ${wasClean} ${target === socket} ${socket.readyState}`);
              resolve(said);
            });
            socket.addEventListener('message', () => resolve(said));
          });
          if (isHeld === 'wait') {
            said.push(String(socket.readyState));
            setTimeout(() => {
              hand.allowed.add('ads');
              hand.tell();
            });
          }
          return ended;
        },
        [server.url, calls] as const,
      );
    try {
      await open({ calls: 'fail' }, '', server.url);
      expect(await told('fail')).toEqual(['true', 'WebSocket', 'error', 'close 1006 false true 3']);
      expect(server.count()).toBe(0);
      await open({ calls: 'wait' }, '', server.url);
      expect(await told('wait')).toEqual(['true', 'WebSocket', '0', 'hello']);
      expect(server.count()).toBe(1);
    } finally {
      await server.close();
    }
  });

  it('changes nothing in the mode report, and counts each once', async () => {
    await open({ mode: 'report' });
    const count = (): Promise<number> =>
      page.evaluate(() => {
        const guard = (globalThis as unknown as { [key: symbol]: Meeting })[
          Symbol.for('doui.guard')
        ];
        return guard?.counts()[0]?.[1] ?? 0;
      });
    const { 'document.write': _, ...ways } = WAYS;
    for (const [index, [name, way]] of Object.entries(ways).entries()) {
      const before = await count();
      await page.evaluate(way, `${lab.other}/${index}`);
      await expect
        .poll(() => lab.reached.some((path) => path.startsWith(`/${index}/`)), { message: name })
        .toBe(true);
      await settle();
      expect((await count()) - before, name).toBeGreaterThan(0);
    }
  });

  it('leaves functions as they looked, and lets nobody follow twice', async () => {
    await open({});
    const looks = await page.evaluate(() => {
      const of = (value: unknown, key: string) =>
        Object.getOwnPropertyDescriptor(value, key) as PropertyDescriptor;
      const src = of(HTMLImageElement.prototype, 'src');
      class Mine extends WebSocket {}
      const guard = (globalThis as unknown as { [key: symbol]: Meeting })[Symbol.for('doui.guard')];
      return [
        fetch.name,
        fetch.length,
        /\[native code\]/.test(Function.prototype.toString.call(fetch)),
        src.set?.name,
        Object.keys(HTMLImageElement.prototype).includes('src'),
        WebSocket.CLOSED,
        WebSocket.prototype.constructor === WebSocket,
        new Mine('ws://localhost:1') instanceof Mine,
        Reflect.ownKeys(XMLHttpRequest.prototype.send).length,
        guard?.follow({ allows: () => true, subscribe: () => () => {} }),
        Reflect.defineProperty(globalThis, Symbol.for('doui.guard'), { value: 1 }),
      ];
    });
    expect(looks).toEqual(['fetch', 1, true, 'set src', true, 3, true, true, 2, undefined, false]);
  });
});
