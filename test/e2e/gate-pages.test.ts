import { readFile } from 'node:fs/promises';
import type * as Preact from 'preact';
import { describe, expect, it } from 'vitest';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';

const at = useChromiumLab();

const HELD = 'type="text/plain" data-purpose="ads"';
const script = (path: string, more = ''): string =>
  `<script ${HELD} ${more} src="${at.lab.other}${path}"></script>`;
const frame = (path: string, more = ''): string =>
  `<iframe data-purpose="ads" ${more} data-src="${at.lab.other}${path}"></iframe>`;

const SCRIPT = { 'content-type': 'text/javascript' };

/** What the page's own code finds there. */
declare const preact: typeof Preact;
declare const quiet: () => Promise<number>;
declare const Turbo: { visit(path: string, options: { action?: 'replace' }): void };

/** Waits until nothing changes any more, or for long, and tells how many changes there were. */
const QUIET = `<script>
  globalThis.quiet = async () => {
    let [changes, still] = [0, 0];
    const observer = new MutationObserver((list) => { changes += list.length; still = 0; });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    for (let turn = 0; still < 20 && turn < 1000; turn++, still++) {
      await new Promise((resolve) => setTimeout(resolve));
    }
    observer.disconnect();
    return changes;
  };
</script>`;

async function visit(body: string, head = ''): Promise<void> {
  at.lab.page(TAG + QUIET + head, body);
  await at.visit();
}
const grant = () => at.decide({ ads: 'granted' });
/** As soon as these have run, and nothing follows, what has run. */
async function ranOnly(...expected: string[]): Promise<void> {
  await at.page.waitForFunction((many) => (globalThis.ran?.length ?? 0) >= many, expected.length);
  // A loop would not come to an end.
  expect(await at.page.evaluate(() => quiet())).toBeLessThan(20);
  expect(await at.page.evaluate(() => ran)).toEqual(expected);
}
/** Nothing may reach the other origin any more, whatever the page does. */
async function withdrawn(again: () => unknown): Promise<void> {
  await at.decide({ ads: 'refused' });
  await at.page.evaluate(() => quiet());
  const before = [...at.lab.reached];
  const ranBefore = await at.page.evaluate(() => ran);
  await at.page.evaluate(again);
  await at.page.evaluate(() => quiet());
  expect(at.lab.reached).toEqual(before);
  expect(await at.page.evaluate(() => ran)).toEqual(ranBefore);
  expect(await at.page.locator('iframe[src]').count()).toBe(0);
}

describe('markup that loads', () => {
  it('films and sound, with sources and posters', async () => {
    const held = 'data-purpose="ads"';
    const { other } = at.lab;
    await visit(
      `<video ${held} data-src="${other}/film" data-poster="${other}/poster" preload="auto"></video>
       <video ${held} data-poster="${other}/still" preload="auto">
         <source ${held} data-src="${other}/film.webm"><source ${held} data-src="${other}/film.mp4">
       </video>
       <audio preload="auto"><source ${held} data-src="${other}/sound"></audio>`,
    );
    await at.page.evaluate(() => quiet());
    expect(at.lab.reached).toEqual([]);
    await grant();
    const all = ['/film', '/film.mp4', '/film.webm', '/poster', '/sound', '/still'];
    await expect.poll(() => [...new Set(at.lab.reached)].toSorted()).toEqual(all);
    await at.decide({ ads: 'refused' });
    await at.page.evaluate(() => quiet());
    expect(await at.page.locator('[src]:not(script),[poster]').count()).toBe(0);
    expect(
      await at.page
        .locator('video')
        .first()
        .evaluate((film: HTMLVideoElement) => film.networkState),
    ).toBe(0);
  });

  it('style sheets and preloads, which are taken away again', async () => {
    at.lab.answer(
      '/own.css',
      () =>
        new Response('#text { color: rgb(1, 2, 3) }', { headers: { 'content-type': 'text/css' } }),
    );
    const color = () => at.page.locator('#text').evaluate((text) => getComputedStyle(text).color);
    await visit(
      '<p id="text">Text</p>',
      `<link rel="stylesheet" data-purpose="ads" data-href="/own.css">
       <link rel="preload" as="image" data-purpose="ads" data-href="${at.lab.other}/soon">`,
    );
    expect([await color(), at.lab.reached]).toEqual(['rgb(0, 0, 0)', []]);
    await grant();
    await expect.poll(color).toBe('rgb(1, 2, 3)');
    await expect.poll(() => at.lab.reached).toEqual(['/soon']);
    await at.decide({ ads: 'refused' });
    await expect.poll(color).toBe('rgb(0, 0, 0)');
  });

  it('of a picture only what the browser chooses', async () => {
    const { other } = at.lab;
    await visit(
      `<picture>
         <source data-purpose="ads" media="(min-width: 1px)" data-srcset="${other}/wide">
         <img data-purpose="ads" data-src="${other}/narrow" alt="">
       </picture>
       <img data-purpose="ads" data-srcset="${other}/small 10w, ${other}/large 9999w" sizes="9999px"
         data-src="${other}/old" alt="">`,
    );
    expect(at.lab.reached).toEqual([]);
    await grant();
    await expect.poll(() => at.lab.reached.toSorted()).toEqual(['/large', '/wide']);
    await at.page.evaluate(() => quiet());
    expect(at.lab.reached.toSorted()).toEqual(['/large', '/wide']);
  });
});

describe('markup that is put in later', () => {
  it('by document.write, as if it had stood there', async () => {
    const write = (markup: string) =>
      `<script>document.write(${JSON.stringify(markup).replaceAll('</', '<\\/')})</script>`;
    await visit(write(script('/1.js') + frame('/frame')) + script('/2.js'));
    await at.page.evaluate(() => quiet());
    expect(at.lab.reached).toEqual([]);
    await grant();
    await ranOnly('/1.js', '/2.js');
    await at.page.reload();
    await ranOnly('/1.js', '/2.js');
  });

  it('by innerHTML: what is new runs; what has run, and is written again, does not', async () => {
    await visit('<div id="place"></div>');
    await grant();
    const put = (markup: string) =>
      at.page.evaluate((text) => {
        const place = document.querySelector('#place');
        if (place) place.innerHTML = text;
      }, markup);
    await put(`<p>${script('/1.js')}</p>${frame('/frame')}`);
    await ranOnly('/1.js');
    await expect.poll(() => at.lab.reached).toContain('/frame');
    const again = () => {
      const place = document.querySelector('#place');
      const markup = place?.innerHTML;
      if (place && markup) place.innerHTML = markup;
    };
    await at.page.evaluate(again);
    await ranOnly('/1.js');
    await put(script('/2.js'));
    await ranOnly('/1.js', '/2.js');
    await put(script('/2.js') + frame('/frame'));
    await ranOnly('/1.js', '/2.js', '/2.js');
    await withdrawn(again);
  });
});

describe('a page that renders anew', () => {
  it('Preact: with other attributes, in another order, without and with it', async () => {
    const code = await readFile(
      new URL('../../node_modules/preact/dist/preact.mjs', import.meta.url),
      'utf8',
    );
    at.lab.answer('/preact.js', () => new Response(code, { headers: SCRIPT }));
    await visit(
      '<div id="app"></div>',
      `<script type="module">import * as preact from '/preact.js'; globalThis.preact = preact</script>`,
    );
    const render = ([other, keys, title]: readonly [string, readonly string[], string]): void => {
      const { h, render: put } = preact;
      const held = { 'data-purpose': 'ads', title };
      const nodes = keys.map((key) =>
        key.endsWith('.js')
          ? h('script', { ...held, key, type: 'text/plain', 'data-src': `${other}/${key}` })
          : h('iframe', { ...held, key, 'data-src': `${other}/${key}` }),
      );
      const app = document.querySelector('#app');
      if (app) put(h('main', { title }, nodes), app);
    };
    const show = (title: string, ...keys: string[]) =>
      at.page.evaluate(render, [at.lab.other, keys, title] as const);
    await show('one', '1.js', '2.js', 'frame', '3.js');
    await at.page.evaluate(() => quiet());
    expect(at.lab.reached).toEqual([]);
    await grant();
    const all = ['/1.js', '/2.js', '/3.js'];
    await ranOnly(...all);
    await show('two', '1.js', '2.js', 'frame', '3.js');
    await show('two', '3.js', 'frame', '1.js', '2.js');
    await ranOnly(...all);
    await show('three', '2.js', 'frame');
    await ranOnly(...all);
    expect(await at.page.locator('iframe').getAttribute('src')).toBe(`${at.lab.other}/frame`);
    await show('three', '2.js', 'other-frame', '4.js');
    await ranOnly(...all, '/4.js');
    await expect.poll(() => at.lab.reached).toContain('/other-frame');
    await at.decide({ ads: 'refused' });
    await at.page.evaluate(() => quiet());
    const before = [...at.lab.reached];
    await show('four', '5.js', 'frame', 'other-frame', '4.js', '2.js');
    await ranOnly(...all, '/4.js');
    expect(at.lab.reached).toEqual(before);
  });

  it('a node that is moved, copied, or put back does not run again; one not yet run does once', async () => {
    await visit(
      `<div id="a">${script('/1.js', 'id="one"')}${frame('/frame')}</div><div id="b"></div>`,
    );
    const move = () => {
      for (const node of document.querySelectorAll('#a > *, #b > *')) {
        document.querySelector(node.closest('#a') ? '#b' : '#a')?.append(node);
      }
    };
    const copy = () => {
      for (const node of document.querySelectorAll('#a > *, #b > *')) {
        node.replaceWith(node.cloneNode(true));
      }
    };
    await at.page.evaluate(move);
    await at.page.evaluate(copy);
    await at.page.evaluate(() => quiet());
    expect(at.lab.reached).toEqual([]);
    await grant();
    await ranOnly('/1.js');
    await at.page.evaluate(move);
    await ranOnly('/1.js');
    await at.page.evaluate(copy);
    await ranOnly('/1.js');
    await expect
      .poll(() => at.page.frames().map((one) => one.url()))
      .toContain(`${at.lab.other}/frame`);
    await withdrawn(() => {
      for (const node of document.querySelectorAll('#a > *, #b > *')) {
        node.replaceWith(node.cloneNode(true));
      }
    });
  });

  it('attributes that are set back to what they were: no script runs twice, and nothing loops', async () => {
    await visit(script('/1.js', 'id="one"') + script('/2.js', 'id="two"') + frame('/frame'));
    // What a framework has made carries a mark of it, and stays where it is.
    await at.page.evaluate(() => Object.assign(document.querySelector('#two') ?? {}, { mark: {} }));
    await grant();
    await ranOnly('/1.js', '/2.js');
    const reset = () => {
      for (const node of document.querySelectorAll('#one, #two, iframe')) {
        if (node.localName === 'iframe') node.removeAttribute('src');
        else node.setAttribute('type', 'text/plain');
        node.setAttribute('data-purpose', 'ads');
      }
    };
    for (let times = 0; times < 3; times++) {
      await at.page.evaluate(reset);
      await ranOnly('/1.js', '/2.js');
      expect(await at.page.locator('iframe').getAttribute('src')).toBe(`${at.lab.other}/frame`);
    }
    await withdrawn(reset);
  });

  it('Turbo: other pages, a preview, the copy that was kept, and a page that is morphed', async () => {
    const code = await readFile(
      new URL('../../node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js', import.meta.url),
      'utf8',
    );
    at.lab.answer('/turbo.js', () => new Response(code, { headers: SCRIPT }));
    const head = `${TAG + QUIET}<script src="/turbo.js"></script>
      <meta name="turbo-refresh-method" content="morph">`;
    const serve = (number: number) =>
      at.lab.answer(
        `/${number}`,
        () =>
          new Response(
            `<!doctype html><title>${number}</title>${head}<body><p id="page">${number}</p>
             ${script(`/${number}.js`)}${frame(`/frame-${number}`)}`,
            { headers: { 'content-type': 'text/html' } },
          ),
      );
    [1, 2, 3, 4].forEach(serve);
    const go = async (to: number | 'back') => {
      await at.page.evaluate(
        (path) =>
          new Promise<void>((done) => {
            document.addEventListener('turbo:load', () => done(), { once: true });
            if (path === '/back') history.back();
            else Turbo.visit(path, path === location.pathname ? { action: 'replace' } : {});
          }),
        `/${to}`,
      );
      await at.page.evaluate(() => quiet());
    };
    const shows = (number: number) =>
      expect.poll(() => at.page.locator('iframe').getAttribute('src')).toMatch(`frame-${number}`);
    await at.page.goto(`${at.lab.url}/1`);
    await at.page.evaluate(() => doui.ready);
    await go(2);
    expect(at.lab.reached).toEqual([]);
    await grant();
    await ranOnly('/2.js');
    await shows(2);
    // A copy is shown until the page itself has come, which is another. Each has its scripts run,
    // as Turbo does with those that nobody holds; in the copy, if they had not run before.
    await go(1);
    await ranOnly('/2.js', '/1.js', '/1.js');
    await go('back');
    await ranOnly('/2.js', '/1.js', '/1.js');
    await shows(2);
    await go(1);
    const all = ['/2.js', '/1.js', '/1.js', '/1.js'];
    await ranOnly(...all);
    await shows(1);
    await at.page.locator('#page').evaluate((text) => Object.assign(text, { same: true }));
    await go(1);
    expect(await at.page.locator('#page').evaluate((text) => 'same' in text)).toBe(true);
    await ranOnly(...all);
    await shows(1);
    await withdrawn(() => {
      const script = document.querySelector('script[data-purpose]');
      script?.replaceWith(script.cloneNode(true));
    });
    const before = [...at.lab.reached];
    await go(3);
    await go(4);
    expect(at.lab.reached).toEqual(before);
    // In the copy, which was kept while all was open, a frame may begin to load before anybody sees
    // it (the guard holds that); it does not stay, and no script of it runs.
    await at.page.evaluate(() => history.go(-2));
    await expect.poll(() => at.page.locator('#page').textContent()).toBe('1');
    await expect.poll(() => at.page.locator('iframe[src]').count()).toBe(0);
    await ranOnly(...all);
  });

  it('Astro: another head and body, in which something persists; and another document element', async () => {
    await visit(
      `<div id="kept">${script('/kept.js')}${frame('/kept')}</div>${script('/1.js')}`,
      script('/head.js'),
    );
    await grant();
    await ranOnly('/head.js', '/kept.js', '/1.js');
    const swap = ([html, whole]: readonly [string, boolean]): void => {
      const next = new DOMParser().parseFromString(html, 'text/html');
      const kept = document.querySelector('#kept');
      if (kept) next.querySelector('#kept')?.replaceWith(kept);
      if (whole) document.documentElement.replaceWith(next.documentElement);
      else {
        document.head.replaceChildren(...next.head.children);
        document.body.replaceWith(next.body);
      }
    };
    const next = (number: number) =>
      `<title>${number}</title>${script(`/head-${number}.js`)}<body><div id="kept"></div>${script(`/${number}.js`)}`;
    await at.page.evaluate(swap, [next(2), false] as const);
    const all = ['/head.js', '/kept.js', '/1.js', '/head-2.js', '/2.js'];
    await ranOnly(...all);
    await at.page.evaluate(swap, [next(3), true] as const);
    await ranOnly(...all, '/head-3.js', '/3.js');
    await expect
      .poll(() => at.page.frames().map((one) => one.url()))
      .toContain(`${at.lab.other}/kept`);
    await at.decide({ ads: 'refused' });
    await expect.poll(() => at.page.locator('iframe[src]').count()).toBe(0);
    const before = [...at.lab.reached];
    await at.page.evaluate(swap, [next(4), false] as const);
    await at.page.evaluate(swap, [next(5), true] as const);
    await ranOnly(...all, '/head-3.js', '/3.js');
    expect(at.lab.reached).toEqual(before);
    await grant();
    await ranOnly(...all, '/head-3.js', '/3.js', '/head-5.js', '/5.js');
  });
});
