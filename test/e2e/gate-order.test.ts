import { describe, expect, it } from 'vitest';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';

const at = useChromiumLab();

const HELD = 'type="text/plain" data-purpose="ads"';
const say = (what: string) => `(window.ran ??= []).push('${what}')`;
const inline = (what: string, more = '') => `<script ${HELD} ${more}>${say(what)}</script>`;
const external = (path: string, more = '') =>
  `<script ${HELD} ${more} src="${at.lab.other}${path}"></script>`;

/** What ran, in order, when so many have. */
async function ranAll(count: number): Promise<string[] | undefined> {
  await at.page.waitForFunction((many) => globalThis.ran?.length === many, count);
  return at.page.evaluate(() => ran);
}

async function grant(...body: string[]): Promise<void> {
  at.lab.page(TAG, body.join('\n'));
  await at.visit();
  await at.decide({ ads: 'granted' });
}

describe('scripts run as the parser would have run them', () => {
  it('are asked for together, and run in the order in which they stand', async () => {
    await grant(external('/1.js?after=/3.js'), external('/2.js'), external('/3.js'));
    expect(await ranAll(3)).toEqual(['/1.js', '/2.js', '/3.js']);
  });

  it('inline ones wait for those before them', async () => {
    await grant(external('/1.js'), inline('2'), external('/3.js'), inline('4'), inline('5'));
    expect(await ranAll(5)).toEqual(['/1.js', '2', '/3.js', '4', '5']);
  });

  it('deferred ones and modules run in order after all others; async ones as they come', async () => {
    await grant(
      external('/async.js?after=/last.js', 'async'),
      external('/defer.js', 'defer'),
      inline('module', 'data-type="module"'),
      external('/module.js', 'data-type="module"'),
      external('/first.js'),
      inline('inline', 'defer'),
      external('/last.js'),
    );
    const ran = (await ranAll(7)) ?? [];
    expect(ran.filter((one) => one !== '/async.js')).toEqual([
      '/first.js',
      'inline',
      '/last.js',
      '/defer.js',
      'module',
      '/module.js',
    ]);
    expect(ran.indexOf('/async.js')).toBeGreaterThan(1);
  });

  it('an async one that is never answered keeps nothing back', async () => {
    await grant(external('/never.js?after=/nothing', 'async'), external('/1.js'), inline('2'));
    expect(await ranAll(2)).toEqual(['/1.js', '2']);
    at.lab.reached.push('/nothing');
  });

  it('those that never run keep nothing back', async () => {
    await grant(
      external('/old.js', 'nomodule'),
      external('/data.js', 'data-type="application/json"'),
      external('/mistyped.js', 'data-type="text/javascript; charset=utf-8"'),
      inline('template', 'data-type="text/template"'),
      external('', 'data-src=""'),
      inline('last'),
    );
    expect(await ranAll(1)).toEqual(['last']);
    expect(at.lab.reached).toEqual([]);
  });

  it('say that they have loaded, or failed, by the attributes that they have', async () => {
    await grant(
      external('/1.js', `onload="ran.push('loaded')"`),
      `<script ${HELD} src="http://localhost:1/" onerror="(window.ran ??= []).push('failed')"></script>`,
      inline('last'),
    );
    expect(await ranAll(4)).toEqual(['/1.js', 'loaded', 'failed', 'last']);
  });

  it('while the page is being parsed, those in their place run, and deferred ones after it', async () => {
    await grant();
    let parse: (text: string) => void = () => {};
    let end = (): void => {};
    at.lab.answer('/', () => {
      const body = new ReadableStream<string>({
        start(control) {
          parse = (text) => control.enqueue(text);
          end = () => control.close();
        },
      });
      return new Response(body.pipeThrough(new TextEncoderStream()), {
        headers: { 'content-type': 'text/html' },
      });
    });
    const visit = at.page.goto(at.lab.url);
    visit.catch(() => {});
    await expect.poll(() => parse.length).toBe(1);
    // Enough for the browser to begin with it.
    parse(`<!doctype html><title>Long</title>${TAG}<!--${' '.repeat(5_000)}--><body>`);
    parse(external('/defer.js', 'defer') + inline('module', 'data-type="module"') + inline('1'));
    await at.page.waitForFunction(() => globalThis.ran?.length === 1);
    parse(external('/2.js') + inline('3'));
    await at.page.waitForFunction(() => globalThis.ran?.length === 3);
    expect(await at.page.evaluate(() => [document.readyState, ran])).toEqual([
      'loading',
      ['1', '/2.js', '3'],
    ]);
    end();
    await visit;
    expect(await ranAll(5)).toEqual(['1', '/2.js', '3', '/defer.js', 'module']);
  });
});

describe('a withdrawal', () => {
  it('stops what is on its way and what waits; after the next grant each runs once, in order', async () => {
    await grant(
      external('/1.js?after=/go'),
      inline('2'),
      external('/3.js'),
      external('/module.js?after=/go', 'data-type="module"'),
    );
    await expect.poll(() => at.lab.reached).toContain('/1.js?after=/go');
    await at.decide({ ads: 'refused' });
    await fetch(`${at.lab.other}/go`);
    expect(await at.page.evaluate(() => globalThis.ran)).toBeUndefined();
    await at.decide({ ads: 'granted' });
    expect(await ranAll(4)).toEqual(['/1.js', '2', '/3.js', '/module.js']);
  });
});
