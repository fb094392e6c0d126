import { describe, expect, it } from 'vitest';
import { useBench } from './bench.ts';
import { UNTRUSTED } from './driver.ts';
import { onlyTheServerOpens } from './lost.ts';

const CLOSED = 20;

/** What Chromium and Firefox let a test arrange, and WebKitGTK does not. */
export function arranged(engine: 'chromium' | 'firefox'): void {
  describe(engine, () => {
    const at = useBench(engine);

    it(`F08: each of ${CLOSED} decisions made in the task of closing the tab is kept`, async () => {
      at.page(() => {
        const act = async (): Promise<void> => {
          if (opener === null) return;
          await doui.ready;
          void doui.record({ ads: location.search === '?0' ? 'granted' : 'refused' });
          close();
        };
        addEventListener('DOMContentLoaded', () => void act());
      });
      await at.bare();
      for (let tab = 0; tab < CLOSED; tab += 1) {
        await at.tab.evaluate(
          (query) => {
            Object.assign(globalThis, { opened: open(`/${query}`) });
          },
          `?${tab % 2}`,
        );
        const gone = () => (globalThis as unknown as { opened: Window }).opened.closed;
        await expect.poll(() => at.tab.evaluate(gone), { timeout: 10_000 }).toBe(true);
      }
      await at.visit();
      expect(await at.look()).toMatchObject({ entries: CLOSED, allows: false });
    });

    it('F29: without a secure context nothing can be recorded, all stays shut, and it says so once', async () => {
      at.page(() => {
        Object.assign(globalThis, { codes: [] });
        document.addEventListener('doui:error', (event) => {
          (globalThis as unknown as { codes: string[] }).codes.push(
            (event as CustomEvent<{ code: string }>).detail.code,
          );
        });
      }, '<script type="text/plain" data-purpose="ads" src="OTHER/a.js"></script>');
      await at.tab.goto(at.lab.url.replace('localhost', UNTRUSTED[engine]));
      await at.tab.evaluate(() => doui.ready.then(() => undefined));
      expect(await at.tab.evaluate(() => isSecureContext)).toBe(false);
      expect(await at.look()).toMatchObject({ phase: 'failed', allows: false });
      expect(await at.decide({ ads: 'granted' })).toBe('insecure-context');
      expect(await at.look()).toMatchObject({ allows: false, entries: 0 });
      const codes = () => (globalThis as unknown as { codes: string[] }).codes;
      expect(await at.tab.evaluate(codes)).toEqual(['insecure-context']);
      expect(at.lab.reached).toEqual([]);
    });
  });

  describe(engine, () => {
    const at = useBench(engine, 'denied');
    it('F23: a browser set to keep nothing of sites: only what the server has opens', () =>
      onlyTheServerOpens(at));
  });
}
