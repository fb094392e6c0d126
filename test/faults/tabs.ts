import { describe, expect, it } from 'vitest';
import type { EngineName } from '../support/engines.ts';
import { useBench } from './bench.ts';

const PAIRS = process.env['SOAK'] === undefined ? 20 : 500;

/** Several tabs of one site, and several copies in one. */
export function tabs(engine: EngineName): void {
  const at = useBench(engine);

  describe(engine, () => {
    it('F61: two tabs that decide otherwise at once keep both, agree, and denial wins', async () => {
      const other = await at.another();
      /** Both hear the same call, and act in the task in which they hear it. */
      const listen = (decision: 'granted' | 'refused') => {
        const calls = new BroadcastChannel('calls');
        calls.onmessage = () => void doui.record({ ads: decision });
      };
      await at.visit();
      await at.visit(other);
      await at.tab.evaluate(listen, 'granted' as const);
      await other.evaluate(listen, 'refused' as const);
      for (let pair = 1; pair <= PAIRS; pair += 1) {
        await at.tab.evaluate(() => {
          const caller = new BroadcastChannel('calls');
          caller.postMessage('now');
          caller.close();
        });
        await at.until({ entries: 2 * pair });
        await at.until({ entries: 2 * pair }, other);
        const [one, two] = [await at.look(), await at.look(other)];
        expect(one.value).toBe(two.value);
        const heads = await at.tab.evaluate(async () => {
          const { events } = await doui.export();
          const known = new Set(
            events.flatMap(({ event }) => event.decisions['ads']?.parents ?? []),
          );
          return events
            .filter(({ id }) => !known.has(id))
            .map(({ event }) => event.decisions['ads']?.decision);
        });
        const denied = heads.some((decision) => decision !== 'granted');
        expect(one.value).toBe(denied ? 'denied' : 'granted');
      }
    });

    it('F64: a tag that comes to a tab after a withdrawal in another is held', async () => {
      await at.visit();
      const other = await at.another();
      await at.visit(other);
      await at.decide({ ads: 'granted' });
      await at.until({ allows: true }, other);
      await at.tab.evaluate(() => doui.withdraw('ads'));
      await at.until({ allows: false }, other);
      await other.evaluate((src) => {
        const script = document.createElement('script');
        Object.assign(script, { type: 'text/plain', src });
        script.dataset['purpose'] = 'ads';
        document.body.append(script);
      }, `${at.lab.other}/late.js`);
      await other.evaluate(() => doui.sync());
      expect(at.lab.reached).toEqual([]);
    });

    it('F25: a page that comes back as it was left knows of a withdrawal meanwhile', async () => {
      at.page(() => {
        addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted }));
      });
      const left = await at.another();
      await at.visit(left);
      await at.decide({ ads: 'granted' }, left);
      await at.until({ deliveries: ['sent'] }, left);
      await at.bare(left);
      await at.visit();
      await at.tab.evaluate(() => doui.withdraw('ads'));
      await left.evaluate(() => void setTimeout(() => history.back()));
      const cameBack = () => (globalThis as { persisted?: boolean }).persisted === true;
      await expect.poll(() => left.evaluate(cameBack).catch(() => false)).toBe(true);
      await at.until({ allows: false, entries: 2 }, left);
    });
  });
}
