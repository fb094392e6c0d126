import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edited, mutations } from '../core/mutate.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';

const at = useChromiumLab();

type Row = readonly [key: IDBValidKey, value: unknown];

/** What a visit found: see `visitWith`. */
interface Found {
  readonly phase: string;
  readonly open: readonly string[];
  readonly lost: readonly string[];
  readonly threw: readonly string[];
}

/** Puts into the page what drives it: it starts anew on any rows and any mirror, without a reload. */
async function open(): Promise<void> {
  at.lab.page(
    TAG,
    `<script type="text/plain" data-purpose="ads" src="${at.lab.other}/ads.js"></script>`,
  );
  await at.visit();
  await at.page.evaluate(() => {
    const threw: string[] = [];
    addEventListener('error', ({ message }) => threw.push(message));
    addEventListener('unhandledrejection', ({ reason }) => threw.push(String(reason)));
    console.error = () => {};
    const tag = document.querySelector('script[data-notices]') as HTMLElement;
    const using = async (work: (store: IDBObjectStore) => IDBRequest | undefined) => {
      const opening = indexedDB.open('doui');
      await new Promise((resolve) => (opening.onsuccess = resolve));
      const transaction = opening.result.transaction('facts', 'readwrite');
      const request = work(transaction.objectStore('facts'));
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = reject;
      });
      opening.result.close();
      return request?.result;
    };
    const keysOf = async () =>
      ((await using((store) => store.getAllKeys())) as IDBValidKey[]).map((key) =>
        JSON.stringify(key),
      );
    const visit = async (rows: readonly Row[], mirror: string): Promise<Found> => {
      doui.destroy();
      await using((store) => {
        store.clear();
        for (const [key, value] of rows) store.put(value, key);
        return undefined;
      });
      localStorage.setItem('doui', mirror);
      threw.length = 0;
      const before = await keysOf();
      const again = document.createElement('script');
      for (const { name, value } of tag.attributes) again.setAttribute(name, value);
      document.head.append(again);
      await new Promise((resolve) => (again.onload = resolve));
      await doui.ready;
      again.remove();
      const after = await keysOf();
      const { phase, purposes } = doui.state();
      return {
        phase,
        open: Object.keys(purposes).filter(
          (key) => purposes[key]?.basis === 'consent' && doui.allows(key),
        ),
        // An act is replaced by its event; the copy of the notices is no fact.
        lost: before.filter((key) => !after.includes(key) && !/^\["(act|notices)"/.test(key)),
        threw: [...threw],
      };
    };
    Object.assign(globalThis, { visitWith: visit });
  });
}

const visitWith = (
  cases: readonly (readonly [rows: readonly Row[], mirror: string])[],
): Promise<Found[]> =>
  at.page.evaluate(async (all: typeof cases) => {
    const { visitWith: visit } = globalThis as never as {
      visitWith(rows: readonly Row[], mirror: string): Promise<Found>;
    };
    const found: Found[] = [];
    for (const [rows, mirror] of all) found.push(await visit(rows, mirror));
    return found;
  }, cases as never);

const kindOf = (name: IDBValidKey): string => (name as string[])[0] ?? '';

/** Every kind of row as it is after a refusal of everything, but for the key of the device. */
async function honestRows(): Promise<Row[]> {
  await at.decide({
    ads: 'refused',
    'behavioral-analysis': 'refused',
    'partner-campaigns': 'refused',
  });
  await at.page.waitForFunction(() => doui.state().entries[0]?.delivery === 'sent');
  const rows = await at.page.evaluate(async () => {
    const opening = indexedDB.open('doui');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const store = opening.result.transaction('facts').objectStore('facts');
    const [keys, values] = [store.getAllKeys(), store.getAll()];
    await new Promise((resolve) => (values.onsuccess = resolve));
    opening.result.close();
    return keys.result.map((key, index) => [key, values.result[index]] as const);
  });
  const event = rows.find(([name]) => kindOf(name) === 'event')?.[1] as {
    id: string;
    event: object;
  };
  const act = { ...event.event, decisions: { ads: { decision: 'refused', parents: [event.id] } } };
  return [
    ...rows.filter(([name]) => !['device', 'notices'].includes(kindOf(name))),
    [['act', 'left'], act],
    [['refused', 'x'.repeat(43)], 'malformed-event'],
  ];
}

const HARMLESS = { phase: 'ready', open: [], lost: [], threw: [] };

/** Any value that IndexedDB can hold and a test can hand over. */
const anything = fc.anything({ withDate: true, maxDepth: 3, maxKeys: 4 });
const key = fc.oneof(
  fc.constantFrom<IDBValidKey>(
    ['act', 'a'],
    ['event', 'a'],
    ['receipt', 'a'],
    ['refused', 'a'],
    ['device'],
    ['notices'],
    ['event'],
    ['event', 'a', 'b'],
    [],
    [[]],
    'event',
    '',
    0,
    1e9,
  ),
  fc.date({ noInvalidDate: true }),
  fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 }),
);

describe('chromium', () => {
  it('F92: rows of any kind, anything in them, start the page shut and are left as they are', async () => {
    await open();
    const rows = fc.array(fc.tuple(key, anything), { minLength: 1, maxLength: 6 });
    const cases = fc.sample(fc.tuple(rows, fc.oneof(fc.json(), fc.string())), {
      numRuns: 100,
      seed: 20261122,
    });
    for (const [index, found] of (await visitWith(cases)).entries()) {
      expect(found, JSON.stringify(cases[index])).toEqual(HARMLESS);
    }
    expect(at.lab.reached).toEqual([]);
  });

  it('F92: facts that were tampered with open nothing, are left, and those that were not count', async () => {
    await open();
    const honest = await honestRows();
    const mirror = { closures: { ads: ['x'] }, settled: true };
    const cases = fc
      .sample(mutations([honest.map(([, value]) => value), mirror]), {
        numRuns: 200,
        seed: 20261122,
      })
      .map((edits) => {
        const whole = edits.reduce(edited, [honest.map(([, value]) => value), mirror] as unknown);
        const [values, text] = Array.isArray(whole) ? (whole as unknown[]) : [];
        const list = Array.isArray(values) ? values : [];
        return [
          honest.slice(0, list.length).map(([name], index): Row => [name, list[index]]),
          JSON.stringify(text) ?? '',
        ] as const;
      });
    for (const [index, found] of (await visitWith(cases)).entries()) {
      expect(found, JSON.stringify(cases[index])).toEqual(HARMLESS);
    }
    // Whatever was there before, the person comes back as soon as the rows do.
    const [healed] = await visitWith([[honest, '{}']]);
    expect(healed).toEqual(HARMLESS);
    expect(at.lab.reached).toEqual([]);
  });
});
