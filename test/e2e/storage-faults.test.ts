import { describe, expect, it } from 'vitest';
import type { Decisions } from '../../src/core/api.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { keysKept } from '../support/kept.ts';

const at = useChromiumLab();

/** Runs in the page: what becomes of an act, and where it leaves the page. */
const outcome = (decisions: Decisions) =>
  at.page.evaluate(async (chosen) => {
    const recorded = await doui.record(chosen).then(
      () => 'recorded',
      (error: { code: string }) => error.code,
    );
    return [recorded, doui.allows('ads'), doui.state().degraded];
  }, decisions);

const kept = (name = 'doui') => at.page.evaluate(keysKept, name);

const kindsOf = (keys: readonly string[][]): string[] => [
  ...new Set(keys.map(([kind = '']) => kind)),
];

/** The endpoint as if the network were gone. */
const cut = (): void => at.lab.answer('/doui/sync', () => new Response('', { status: 503 }));
const restore = (): void => at.lab.answer('/doui/sync', undefined);

/** Page scripts that make storage fail until `globalThis.healed` is set. */
const FAULTS = {
  'F09: an open that never answers':
    'const real = IDBFactory.prototype.open; IDBFactory.prototype.open = function (...given) { return globalThis.healed ? real.apply(this, given) : {} }',
  'F10: a connection to the server that is lost':
    'const real = IDBDatabase.prototype.transaction; IDBDatabase.prototype.transaction = function (...given) { if (!globalThis.healed) throw new DOMException("lost", "UnknownError"); return real.apply(this, given) }',
  'F17: no room for what is written':
    'const real = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = function (...given) { if (!globalThis.healed) throw new DOMException("full", "QuotaExceededError"); return real.apply(this, given) }',
  'F18: a handle that is dead once the disk is full':
    'const real = IDBDatabase.prototype.transaction; IDBDatabase.prototype.transaction = function (...given) { if (!globalThis.healed) throw new DOMException("dead", "InvalidStateError"); return real.apply(this, given) }',
  'F23: storage that is denied':
    'const real = IDBFactory.prototype.open; IDBFactory.prototype.open = function (...given) { if (!globalThis.healed) throw new DOMException("", "SecurityError"); return real.apply(this, given) }',
};

describe('chromium', () => {
  describe.each(Object.entries(FAULTS))('%s', (_, script) => {
    const visit = async (): Promise<void> => {
      await at.page.addInitScript(script);
      await at.visit();
    };

    it('a grant opens once the server has it, and the state says that nothing is kept', async () => {
      await visit();
      expect(await at.page.evaluate(() => [doui.state().phase, doui.allows('ads')])).toEqual([
        'ready',
        false,
      ]);
      expect(await outcome({ ads: 'granted' })).toEqual(['recorded', true, true]);
      expect(at.lab.posted).not.toEqual([]);
    });

    it('a grant that no server has opens nothing; a withdrawal closes at once', async () => {
      await visit();
      await outcome({ ads: 'granted' });
      cut();
      expect(await outcome({ ads: 'refused' })).toEqual(['storage-unavailable', false, true]);
      expect(await outcome({ ads: 'granted' })).toEqual(['storage-unavailable', false, true]);
    });

    it('the dialogs say in a sentence that nothing is kept', async () => {
      await visit();
      for (const view of ['preferences', 'record'] as const) {
        await at.page.evaluate((opened) => doui.open(opened), view);
        await at.page.getByText('This browser cannot save your answers').waitFor();
      }
    });

    it('what was decided is written when the disk is back', async () => {
      await visit();
      cut();
      expect(await outcome({ ads: 'granted' })).toEqual(['storage-unavailable', false, true]);
      await at.page.evaluate(() => {
        Object.assign(globalThis, { healed: true });
        dispatchEvent(new Event('pageshow'));
      });
      await at.page.waitForFunction(() => !doui.state().degraded);
      expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(true);
      expect(kindsOf(await kept())).toEqual(expect.arrayContaining(['device', 'event']));
      restore();
      // The fault is the first page's only.
      const next = await at.context.newPage();
      await at.visit(next);
      await next.waitForFunction(() => doui.state().entries[0]?.delivery === 'sent');
      expect(await next.evaluate(() => doui.allows('ads'))).toBe(true);
    });
  });
});
