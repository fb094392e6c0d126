import { describe, expect, it } from 'vitest';
import type { EngineName } from '../support/engines.ts';
import { useBench } from './bench.ts';
import { DRIVERS } from './driver.ts';

/** A private window: Firefox always in that mode, Chromium incognito; WebKit's automation is one. */
export function inPrivate(engine: EngineName): void {
  const at = useBench(engine, 'private');

  describe(engine, () => {
    it('F22: a private window keeps what is decided as long as it lives, and no longer', async () => {
      await at.visit();
      expect(await at.decide({ ads: 'granted' })).toBe('recorded');
      await at.until({ deliveries: ['sent'], allows: true });
      await at.visit();
      expect(await at.look()).toMatchObject({ phase: 'ready', entries: 1, allows: true });
      expect(await at.tab.evaluate(() => doui.state().degraded)).toBe(false);
      await at.tab.evaluate(() => doui.withdraw('ads'));
      await at.visit();
      expect(await at.look()).toMatchObject({ entries: 2, allows: false });

      const later = await DRIVERS[engine]('private');
      try {
        const tab = await later.open();
        await at.visit(tab);
        expect(await at.look(tab)).toMatchObject({ entries: 0, asked: true, allows: false });
      } finally {
        await later.close();
      }
    });
  });
}
