import { describe, expect, it } from 'vitest';
import type { EngineName } from '../support/engines.ts';
import { useBench, type Bench } from './bench.ts';

/** What a page script does to storage before the SDK comes, so that nothing can be kept. */
const FAULTS = {
  'F09: opening never answers': () => {
    IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
  },
  'F10: the connection is lost each time': () => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('lost', 'UnknownError');
    };
  },
  'F17: no write finds room': () => {
    IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  },
  'F18: the handle is dead': () => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('dead', 'InvalidStateError');
    };
  },
  'F23: storage is denied': () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  },
};

/** What a page does that can keep nothing. */
export function lost(engine: EngineName): void {
  const at = useBench(engine);

  describe(engine, () => {
    it.each(Object.entries(FAULTS))('%s: only what the server has opens', async (_, before) => {
      at.page(before, HELD);
      await onlyTheServerOpens(at);
    });
  });
}

const HELD = '<script type="text/plain" data-purpose="ads" src="OTHER/a.js"></script>';

/** The law of a page that can keep nothing. */
export async function onlyTheServerOpens(at: Bench): Promise<void> {
  await at.visit();
  expect(await at.look()).toMatchObject({ phase: 'ready', asked: true, allows: false });
  at.cut();
  expect(await at.decide({ ads: 'granted' })).toBe('storage-unavailable');
  expect(await at.look()).toMatchObject({ allows: false });
  expect(await at.tab.evaluate(() => doui.state().degraded)).toBe(true);
  expect(at.lab.reached).toEqual([]);
  at.restore();
  expect(await at.decide({ ads: 'granted' })).toBe('recorded');
  expect(await at.look()).toMatchObject({ allows: true });
  at.cut();
  expect(await at.decide({ ads: 'refused' })).toBe('storage-unavailable');
  expect(await at.look()).toMatchObject({ allows: false });
  at.restore();
  await at.visit();
  expect(await at.look()).toMatchObject({ phase: 'ready', allows: false });
}
