import { beforeEach, describe, expect, it } from 'vitest';
import { FRAMEWORKS, type App, type Props } from '../fixtures/apps.ts';
import { bundleApp } from '../support/apps.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';

const at = useChromiumLab();
const SCRIPT = { 'content-type': 'text/javascript' };

/** What the page's own code finds there. */
declare const app: App;

/** All that the console had to complain of. */
const complaints: string[] = [];
beforeEach(() => {
  complaints.length = 0;
  at.page.on('pageerror', (error) => complaints.push(String(error)));
  at.page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
  });
});

/** A title, and what is held: what ends in `.js` is a tag, what in `.png` an image. */
function props(title: string, ...paths: readonly string[]): Props {
  const of = (suffix: RegExp) =>
    paths.filter((path) => suffix.test(path)).map((path) => at.lab.other + path);
  return { title, tags: of(/\.js(\?|$)/), images: of(/\.png$/), frames: of(/frame[^.]*$/) };
}
const ALL = ['/1.js', '/2.js', '/3.js', '/a.png', '/b.png', '/frame', '/frame-2'] as const;

/** A mark that the page has come to rest: nothing changes any more. */
const rest = (): Promise<void> =>
  at.page.evaluate(async () => {
    let still = 0;
    const observer = new MutationObserver(() => (still = 0));
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    for (; still < 10; still++) await new Promise((resolve) => setTimeout(resolve));
    observer.disconnect();
  });
const ran = () => at.page.evaluate(() => globalThis.ran ?? []);
/** As soon as so many have run, and nothing changes any more. */
async function ranOnly(...expected: readonly string[]): Promise<void> {
  await at.page.waitForFunction((many) => (globalThis.ran?.length ?? 0) >= many, expected.length);
  await rest();
  expect(await ran()).toEqual(expected);
}
const reached = () => at.lab.reached.toSorted();

/** Of what the framework put there, all that is in the page, in order; and what it says. */
const shown = () =>
  at.page.evaluate(() => ({
    title: document.querySelector('main > h1')?.textContent,
    held: [...document.querySelectorAll('main > [data-purpose]')]
      .filter((node) => node.localName !== 'script')
      .map((node) => new URL(node.getAttribute('data-src') ?? '').pathname),
    says: document.querySelector('main > :last-child')?.textContent,
  }));
const act = (what: 'put' | 'hydrate' | 'show', told: Props) =>
  at.page.evaluate(
    async ([name, wanted]) => {
      const place = document.querySelector('#app');
      if (!place) throw new Error('No place');
      await (name === 'show' ? app.show(wanted) : app[name](place, wanted));
    },
    [what, told] as const,
  );
const take = () => at.page.evaluate(async () => app.take());
const grant = () => at.decide({ ads: 'granted' });

describe.each(FRAMEWORKS)('%s', (framework) => {
  const made = bundleApp(framework, 'client');
  const server = bundleApp(framework, 'server').then(
    (code) =>
      import(`data:text/javascript,${encodeURIComponent(code)}`) as Promise<{
        render(told: Props): string | Promise<string>;
      }>,
  );

  beforeEach(async () => {
    const code = await made;
    at.lab.answer('/app.js', () => new Response(code, { headers: SCRIPT }));
  });
  /** Has the framework in the page, which does nothing yet. */
  const load = () =>
    at.page.evaluate(`import('/app.js').then(({ app }) => void (window.app = app))`);

  it('puts, changes, moves, takes and puts again: what is held runs once for each node', async () => {
    at.lab.page(TAG, '<div id="app"></div>');
    await at.visit();
    await load();
    await act('put', props('one', ...ALL));
    await rest();
    expect(at.lab.reached).toEqual([]);
    expect(await shown()).toEqual({ title: 'one', held: ALL.slice(3), says: 'Off' });

    await grant();
    await ranOnly('/1.js', '/2.js', '/3.js');
    await expect.poll(reached).toEqual([...ALL].toSorted());
    expect((await shown()).says).toBe('On');

    // As an app shows what it was told, and in another order.
    await act('show', props('two', ...ALL));
    await act('show', props('three', '/3.js', '/4.js', '/1.js', '/2.js', '/b.png', '/a.png'));
    await ranOnly('/1.js', '/2.js', '/3.js', '/4.js');
    expect(await shown()).toEqual({ title: 'three', held: ['/b.png', '/a.png'], says: 'On' });
    expect(reached()).toEqual([...ALL, '/4.js'].toSorted());
    await act('show', props('four', '/2.js', '/a.png', '/frame'));
    await act('show', props('five', '/2.js', '/b.png', '/a.png', '/c.png'));
    await ranOnly('/1.js', '/2.js', '/3.js', '/4.js');
    expect((await shown()).held).toEqual(['/b.png', '/a.png', '/c.png']);

    await take();
    expect(await at.page.locator('#app').evaluate((place) => place.textContent)).toBe('');
    expect(await at.page.locator('#app > *').count()).toBe(0);
    await act('put', props('six', '/2.js', '/5.js', '/frame'));
    await ranOnly('/1.js', '/2.js', '/3.js', '/4.js', '/2.js', '/5.js');

    await at.decide({ ads: 'refused' });
    await rest();
    const before = [...at.lab.reached];
    expect(await shown()).toEqual({ title: 'six', held: ['/frame'], says: 'Off' });
    expect(await at.page.locator('main [src]:not(script)').count()).toBe(0);
    await act('show', props('seven', '/6.js', '/5.js', '/2.js', '/frame-2', '/frame', '/a.png'));
    await take();
    await act('put', props('eight', ...ALL));
    await rest();
    expect(await shown()).toEqual({ title: 'eight', held: ALL.slice(3), says: 'Off' });
    expect(at.lab.reached).toEqual(before);
    expect(complaints).toEqual([]);
  });

  it.each(['before the gate opens', 'while a tag is on its way', 'when all has run'] as const)(
    'takes over what a server rendered, %s',
    async (when) => {
      const { render } = await server;
      const slow = '/1.js?after=/go';
      const told = props('one', slow, ...ALL.slice(1));
      at.lab.page(TAG, `<div id="app">${await render(told)}</div>`);
      await at.visit();
      await rest();
      expect(at.lab.reached).toEqual([]);
      await at.page.evaluate(() =>
        Object.assign(globalThis, {
          kept: [...document.querySelectorAll('main, h1, img, iframe')],
        }),
      );
      const go = () =>
        at.page.evaluate((url) => fetch(url).then(() => undefined), `${at.lab.other}/go`);
      const takeOver = async () => {
        await load();
        await act('hydrate', told);
      };
      if (when === 'before the gate opens') await takeOver();
      await grant();
      await expect.poll(() => at.lab.reached.length).toBe(ALL.length);
      if (when === 'while a tag is on its way') await takeOver();
      await go();
      await ranOnly('/1.js', '/2.js', '/3.js');
      if (when === 'when all has run') await takeOver();
      await rest();
      expect(await shown()).toEqual({ title: 'one', held: ALL.slice(3), says: 'On' });
      // The server's own nodes, none of them made anew.
      expect(
        await at.page.evaluate(() =>
          (globalThis as unknown as { kept: Element[] }).kept.every((node) => node.isConnected),
        ),
      ).toBe(true);

      await act(
        'show',
        props('two', '/3.js', slow, '/4.js', '/2.js', '/b.png', '/a.png', '/frame'),
      );
      await ranOnly('/1.js', '/2.js', '/3.js', '/4.js');
      expect(await shown()).toEqual({
        title: 'two',
        held: ['/b.png', '/a.png', '/frame'],
        says: 'On',
      });
      await at.decide({ ads: 'refused' });
      await rest();
      const before = [...at.lab.reached];
      await act('show', props('three', '/5.js', '/2.js', '/frame-2', '/frame'));
      await rest();
      expect(await shown()).toEqual({ title: 'three', held: ['/frame-2', '/frame'], says: 'Off' });
      expect(at.lab.reached).toEqual(before);
      expect(await ran()).toEqual(['/1.js', '/2.js', '/3.js', '/4.js']);
      await take();
      expect(await at.page.locator('#app > *').count()).toBe(0);
      expect(complaints).toEqual([]);
    },
  );
});
