import { expect, it } from 'vitest';
import type { EngineName } from '../support/engines.ts';
import { drop } from '../support/kept.ts';
import { TAG } from '../support/lab.ts';
import type { Bench } from './bench.ts';

const HELD = '<script type="text/plain" data-purpose="ads" src="OTHER/a.js"></script>';

/** Runs in the page: it has asked the server twice, so that what would have been let go, was. */
const twice = async (): Promise<void> => {
  for (let time = 0; time < 2; time += 1) await fetch('/bare').then((answer) => answer.text());
};

/** What is away when it is wanted: the network, a part, storage, the SDK itself. */
export function away(engine: EngineName, at: Bench): void {
  const grant = async (): Promise<void> => {
    await at.visit();
    await at.decide({ ads: 'granted' });
    await at.until({ deliveries: ['sent'] });
  };

  it('F12: deleted while a page is open, the database has everything again with the next act', async () => {
    await grant();
    const { subject } = await at.tab.evaluate(() => doui.export());
    const other = await at.another();
    await at.bare(other);
    expect(await other.evaluate(drop)).toBe('gone');
    await other.evaluate(() => localStorage.clear());
    expect(await at.decide({ ads: 'refused' })).toBe('recorded');
    await expect.poll(() => at.tab.evaluate(() => doui.state().degraded)).toBe(false);
    await at.visit();
    expect(await at.look()).toMatchObject({ entries: 2, allows: false });
    expect((await at.tab.evaluate(() => doui.export())).subject).toBe(subject);
  });

  it('F36: what is decided without a network is obeyed, and sent when it is back, without a reload', async () => {
    await at.visit();
    at.cut();
    expect(await at.decide({ ads: 'granted' })).toBe('recorded');
    expect(await at.look()).toMatchObject({ allows: true, deliveries: ['waiting'] });
    at.restore();
    await at.tab.evaluate(() => void dispatchEvent(new Event('online')));
    await at.until({ deliveries: ['sent'] });
  });

  it('F36: where a part cannot be had, a decision is kept, opens nothing, and is sealed at the next start', async () => {
    // As who has nothing to answer: nothing is loaded ahead.
    at.page(() => localStorage.setItem('doui', JSON.stringify({ closures: {}, settled: true })));
    at.lab.answer('/sdk/doui-clerk.js', () => new Response('', { status: 503 }));
    await at.visit();
    expect(await at.decide({ ads: 'granted' })).toBe('part-unavailable');
    expect(await at.look()).toMatchObject({ allows: false, entries: 0 });
    at.lab.answer('/sdk/doui-clerk.js', undefined);
    // Firefox 153 does not ask the network again on the same page.
    const again = engine === 'firefox' ? 'part-unavailable' : 'recorded';
    expect(await at.decide({ ads: 'granted' })).toBe(again);
    expect(await at.look()).toMatchObject({ allows: again === 'recorded' });
    await at.visit();
    expect(await at.look()).toMatchObject({ allows: true, entries: 2 });
    await at.until({ deliveries: ['sent', 'sent'] });
  });

  it('F82: tags that are there long before the SDK wait for it', async () => {
    await grant();
    at.lab.page('', HELD.replace('OTHER', at.lab.other));
    await at.tab.goto(at.lab.url);
    await at.tab.evaluate(twice);
    expect(at.lab.reached).toEqual([]);
    await at.tab.evaluate((tag) => {
      const box = document.createElement('template');
      box.innerHTML = tag;
      const script = document.createElement('script');
      for (const { name, value } of box.content.firstElementChild?.attributes ?? []) {
        script.setAttribute(name, value);
      }
      document.head.append(script);
    }, TAG);
    await expect.poll(() => at.lab.reached).toEqual(['/a.js']);
  });

  it('F83: nothing is open before storage has been read, however long that takes', async () => {
    await grant();
    at.page(() => {
      const real = IDBObjectStore.prototype.getAll;
      IDBObjectStore.prototype.getAll = function (...given) {
        const request = real.apply(this, given);
        Object.defineProperty(request, 'onsuccess', {
          set(answered: () => void) {
            request.addEventListener('success', () => {
              Object.assign(globalThis, { answered });
            });
          },
        });
        return request;
      };
    }, HELD);
    await at.tab.goto(at.lab.url);
    await expect.poll(() => at.tab.evaluate(() => 'answered' in globalThis)).toBe(true);
    await at.tab.evaluate(twice);
    expect(await at.look()).toMatchObject({ phase: 'loading', allows: false });
    expect(at.lab.reached).toEqual([]);
    await at.tab.evaluate(() => (globalThis as unknown as { answered(): void }).answered());
    await expect.poll(() => at.lab.reached).toEqual(['/a.js']);
    expect(await at.look()).toMatchObject({ phase: 'ready', allows: true });
  });
}
