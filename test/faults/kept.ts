import { describe, expect, it } from 'vitest';
import type { EngineName } from '../support/engines.ts';
import { drop, keysKept } from '../support/kept.ts';
import { away } from './away.ts';
import { useBench } from './bench.ts';

/** Runs in the page: makes the database at a version, with the stores of these names. */
const make = (version: number, stores: readonly string[]) =>
  new Promise<string>((resolve, reject) => {
    const opening = indexedDB.open('doui', version);
    opening.onupgradeneeded = () => {
      for (const store of stores) {
        if (!opening.result.objectStoreNames.contains(store)) {
          opening.result.createObjectStore(store);
        }
      }
    };
    opening.onblocked = () => resolve('blocked');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      opening.result.close();
      resolve('made');
    };
  });

/** Runs in the page: sets its clock by so many days, and further by what `shift` says later. */
const shiftClock = (days: number) => {
  const Real = Date;
  const page = globalThis as unknown as { shift: number; Date: DateConstructor };
  page.shift = days * 86_400_000;
  const now = (): number => Real.now() + page.shift;
  page.Date = new Proxy(Real, {
    construct: (target, given: [number]) => new target(given.length > 0 ? given[0] : now()),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
};

/** What becomes of what is kept, or was never to be kept so. */
export function kept(engine: EngineName): void {
  const at = useBench(engine);

  describe(engine, () => {
    it('F13: a connection that dies without a word is opened again, and nothing is lost', async () => {
      at.page(() => {
        const real = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (...given) {
          if ('dying' in globalThis) {
            Reflect.deleteProperty(globalThis, 'dying');
            this.close();
          }
          return real.apply(this, given);
        };
      });
      await at.visit();
      await at.tab.evaluate(() => void Object.assign(globalThis, { dying: true }));
      expect(await at.decide({ ads: 'granted' })).toBe('recorded');
      await at.tab.evaluate(() => void Object.assign(globalThis, { dying: true }));
      expect(await at.decide({ 'partner-campaigns': 'refused' })).toBe('recorded');
      // Where opening takes its time, the server alone has it for a moment.
      await expect.poll(() => at.tab.evaluate(() => doui.state().degraded)).toBe(false);
      await at.visit();
      expect(await at.look()).toMatchObject({ entries: 2, allows: true });
    });

    it('F14: a page that is open keeps nobody from upgrading, and goes on afterwards', async () => {
      await at.visit();
      expect(await at.decide({ ads: 'granted' })).toBe('recorded');
      const other = await at.another();
      await at.bare(other);
      expect(await other.evaluate(make, 9, ['facts', 'of-another-version'])).toBe('made');
      expect(await at.decide({ ads: 'refused' })).toBe('recorded');
      // Meanwhile the server alone may have it; soon the disk has it as well.
      await expect.poll(() => at.tab.evaluate(() => doui.state().degraded)).toBe(false);
      await at.visit();
      expect(await at.look()).toMatchObject({ entries: 2, allows: false });
    });

    it('F15: a database that a later version made is read and written as it is', async () => {
      await at.bare();
      await at.tab.evaluate(make, 7, ['facts', 'of-a-later-version']);
      await at.visit();
      expect(await at.decide({ ads: 'granted' })).toBe('recorded');
      await at.visit();
      expect(await at.look()).toMatchObject({ phase: 'ready', entries: 1, allows: true });
      const stores = await at.tab.evaluate(
        () =>
          new Promise<string[]>((resolve) => {
            const opening = indexedDB.open('doui');
            opening.onsuccess = () => {
              resolve([...opening.result.objectStoreNames]);
              opening.result.close();
            };
          }),
      );
      expect(stores).toEqual(['facts', 'of-a-later-version']);
    });

    it('F19: with all storage gone between visits it is asked again, and never assumed', async () => {
      await at.visit();
      await at.decide({ ads: 'granted' });
      await at.until({ deliveries: ['sent'] });
      await at.bare();
      expect(await at.tab.evaluate(drop)).toBe('gone');
      await at.tab.evaluate(() => localStorage.clear());
      await at.visit();
      expect(await at.look()).toMatchObject({ entries: 0, asked: true, allows: false });
      expect(at.lab.posted).toHaveLength(1);
    });

    it('F20: a mirror that outlives the database opens nothing', async () => {
      at.page(() => {}, '<script type="text/plain" data-purpose="ads" src="OTHER/a.js"></script>');
      await at.visit();
      await at.decide({ ads: 'granted' });
      await expect.poll(() => at.lab.reached).toEqual(['/a.js']);
      await at.bare();
      expect(await at.tab.evaluate(drop)).toBe('gone');
      expect(await at.tab.evaluate(() => localStorage.getItem('doui'))).toContain('closures');
      await at.visit();
      expect(await at.look()).toMatchObject({ entries: 0, asked: true, allows: false });
      expect(at.lab.reached).toEqual(['/a.js']);
    });

    it('F21: without its mirror the state is the same, and the mirror is written anew', async () => {
      await at.visit();
      await at.decide({ ads: 'granted' });
      await at.until({ deliveries: ['sent'] });
      const before = await at.look();
      await at.bare();
      await at.tab.evaluate(() => localStorage.clear());
      await at.visit();
      expect(await at.look()).toEqual(before);
      expect(await at.tab.evaluate(() => localStorage.getItem('doui'))).toContain('closures');
    });

    it('F30: where no CryptoKey can be stored, a key is kept as JWK, and signs the same', async () => {
      at.page(() => {
        for (const name of ['add', 'put'] as const) {
          const real = IDBObjectStore.prototype[name];
          IDBObjectStore.prototype[name] = function (value: { secret?: unknown }, key) {
            if (value?.secret instanceof CryptoKey) throw new DOMException('', 'DataCloneError');
            return real.call(this, value, key);
          };
        }
      });
      await at.visit();
      expect(await at.decide({ ads: 'granted' })).toBe('recorded');
      await at.visit();
      expect(await at.decide({ ads: 'refused' })).toBe('recorded');
      await at.until({ allows: false, deliveries: ['sent', 'sent'] });
      const subjects = await at.tab.evaluate(async () =>
        (await doui.export()).events.map(({ event }) => event.subject),
      );
      expect(new Set(subjects).size).toBe(1);
    });

    it('F19: a key is made at the first act, and not before', async () => {
      await at.visit();
      expect(
        (await at.tab.evaluate(keysKept, 'doui')).filter(([kind]) => kind !== 'notices'),
      ).toEqual([]);
      await at.decide({ ads: 'refused' });
      const kinds = (await at.tab.evaluate(keysKept, 'doui')).map(([kind]) => kind);
      expect(kinds).toEqual(expect.arrayContaining(['device', 'event']));
    });
  });

  describe(engine, () => {
    const ABSENT = {
      'F27: BroadcastChannel': () => void Reflect.deleteProperty(globalThis, 'BroadcastChannel'),
      'F28: Web Locks': () => void Reflect.deleteProperty(Navigator.prototype, 'locks'),
      'F21: localStorage': () =>
        Object.defineProperty(globalThis, 'localStorage', {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        }),
    };
    it.each(Object.entries(ABSENT))(
      '%s is missing: all is recorded, sent and remembered',
      async (_, before) => {
        at.page(before);
        await at.visit();
        expect(await at.decide({ ads: 'granted' })).toBe('recorded');
        await at.until({ deliveries: ['sent'] });
        await at.visit();
        expect(await at.look()).toMatchObject({ phase: 'ready', entries: 1, allows: true });
        await at.tab.evaluate(() => doui.withdraw('ads'));
        await at.visit();
        expect(await at.look()).toMatchObject({ entries: 2, allows: false });
      },
    );
  });

  describe(engine, () => {
    const CLOCKS = {
      'F32: a clock a year behind': -365,
      'F32: a clock ten years ahead': 3_650,
    };
    it.each(Object.entries(CLOCKS))('%s changes no order: the last holds', async (_, days) => {
      await at.visit();
      await at.decide({ ads: 'granted' });
      at.page(shiftClock, '', days);
      await at.visit();
      await at.tab.evaluate(() => doui.withdraw('ads'));
      expect(await at.look()).toMatchObject({ value: 'denied', allows: false });
      // It jumps while the page is open, too.
      await at.tab.evaluate(() => void Object.assign(globalThis, { shift: 0 }));
      await at.until({ deliveries: ['sent', 'sent'] });
      at.page();
      await at.visit();
      expect(await at.look()).toMatchObject({ entries: 2, value: 'denied', allows: false });
    });
  });

  describe(engine, () => away(engine, at));
}
