import { describe, expect, it } from 'vitest';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { keysKept } from '../support/kept.ts';
import { TAG } from '../support/lab.ts';

const at = useChromiumLab();

describe('what is kept', () => {
  it('is there on the next visit, and nothing is asked again', async () => {
    await at.visit();
    await at.decide({
      ads: 'granted',
      'behavioral-analysis': 'refused',
      'partner-campaigns': 'refused',
    });
    await at.visit();
    const state = await at.page.evaluate(() => doui.state());
    expect(state.asking).toEqual([]);
    expect(state.view).toBeUndefined();
    expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(true);
  });

  it('of a returning visitor needs no part that is loaded late', async () => {
    await at.visit();
    await at.decide({
      ads: 'granted',
      'behavioral-analysis': 'refused',
      'partner-campaigns': 'refused',
    });
    await at.page.waitForFunction(() => doui.state().entries[0]?.delivery === 'sent');
    const asked: string[] = [];
    at.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await at.visit();
    expect(asked.toSorted()).toEqual(['/', '/doui/notices', '/sdk/doui.js']);
  });

  it('is a key that no script can carry off', async () => {
    await at.visit();
    await at.decide({ ads: 'granted' });
    const secret = await at.page.evaluate(() =>
      new Promise<CryptoKey>((resolve) => {
        const opening = indexedDB.open('doui');
        opening.onsuccess = () => {
          const read = opening.result.transaction('facts').objectStore('facts').get(['device']);
          read.onsuccess = () => resolve(read.result.secret);
        };
      }).then(({ extractable, type }) => ({ extractable, type })),
    );
    expect(secret).toEqual({ extractable: false, type: 'private' });
  });

  it('makes no key and no event before the first act', async () => {
    await at.visit();
    const keys = await at.page.evaluate(keysKept, 'doui');
    // The notices are public, and the same for everybody.
    expect(keys).toEqual([['notices']]);
  });

  it('is shown altered for what it is: an altered grant opens nothing', async () => {
    await at.visit();
    await at.decide({ ads: 'refused' });
    await at.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('doui');
          opening.onsuccess = () => {
            const store = opening.result.transaction('facts', 'readwrite').objectStore('facts');
            const read = store.getAll();
            read.onsuccess = () => {
              const sealed = read.result.find((fact: { event?: object }) => fact.event);
              sealed.event.decisions.ads.decision = 'granted';
              store.put(sealed, ['event', sealed.id]);
              store.put('nonsense', ['event', 'nonsense']);
              store.put(null, ['receipt', 'nothing']);
              store.transaction.oncomplete = () => resolve();
            };
          };
        }),
    );
    await at.visit();
    expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(false);
    expect(await at.page.evaluate(() => doui.state().purposes['ads']?.value)).toBe('unset');
  });
});

describe('the mirror', () => {
  /** What the next visit finds: written before it begins, since a page that leaves writes its own. */
  const setMirror = (text: string) =>
    at.page.addInitScript((words) => localStorage.setItem('doui', words), text);

  it('never opens', async () => {
    await at.visit();
    await setMirror(
      JSON.stringify({
        closures: {},
        settled: true,
        granted: ['ads'],
        purposes: { ads: { value: 'granted', allowed: true } },
      }),
    );
    await at.visit();
    expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(false);
  });

  it('keeps closed what a withdrawal closed, though the disk never heard of it', async () => {
    await at.visit();
    await at.decide({ ads: 'granted' });
    const [id] = await at.page.evaluate(() => doui.state().entries.map((entry) => entry.id));
    await setMirror(JSON.stringify({ closures: { ads: [id] }, settled: true }));
    await at.visit();
    expect(await at.page.evaluate(() => doui.state().purposes['ads'])).toMatchObject({
      value: 'denied',
      reason: 'closing',
      allowed: false,
    });
    await at.decide({ ads: 'granted' });
    expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(true);
  });

  it.each(['', 'null', '{"closures":{"ads":7}}', '[[', '{"closures":null}'])(
    'that says %j says nothing',
    async (text) => {
      await setMirror(text);
      await at.visit();
      expect(await at.page.evaluate(() => doui.state().phase)).toBe('ready');
    },
  );
});

describe('an act left unsealed when the page went away', () => {
  it('is sealed at the next start, and obeyed', async () => {
    await at.visit();
    await at.page.evaluate(async () => {
      const { notices, locale } = doui.state();
      const act = {
        v: 1,
        kind: 'decision',
        notices: notices.map(({ key, version, hash }) => ({ key, version, hash })),
        locale,
        surface: 'banner',
        means: 'person',
        decisions: {
          ads: { decision: 'granted', parents: [] },
          'partner-campaigns': { decision: 'refused', parents: [] },
        },
        at: new Date().toISOString(),
      };
      await new Promise<void>((resolve) => {
        const opening = indexedDB.open('doui');
        opening.onsuccess = () => {
          const { transaction } = Object.assign(
            opening.result.transaction('facts', 'readwrite').objectStore('facts'),
          ) as IDBObjectStore;
          transaction.objectStore('facts').put(act, ['act', 'left']);
          transaction.oncomplete = () => resolve();
        };
      });
    });
    await at.visit();
    const state = await at.page.evaluate(() => doui.state());
    expect(state.purposes['ads']?.value).toBe('granted');
    expect(state.purposes['partner-campaigns']?.value).toBe('denied');
    expect(state.entries).toHaveLength(1);
  });
});

describe('another tab', () => {
  it('follows a decision, and a withdrawal, without reloading', async () => {
    await at.visit();
    const other = await at.context.newPage();
    await at.visit(other);
    const allowed = (is: boolean) =>
      other.waitForFunction((wanted) => doui.allows('ads') === wanted, is);
    await at.decide({ ads: 'granted' });
    await allowed(true);
    await at.page.evaluate(() => doui.withdraw('ads'));
    await allowed(false);
  });

  it('that decides otherwise at the same time cannot open what one of them closed', async () => {
    await at.visit();
    const other = await at.context.newPage();
    await at.visit(other);
    await Promise.all([at.decide({ ads: 'granted' }), at.decide({ ads: 'refused' }, other)]);
    for (const tab of [at.page, other]) {
      await tab.waitForFunction(() => doui.state().entries.length === 2);
    }
    const heads = await at.page.evaluate(() => doui.export());
    const concurrent = heads.events.every(
      ({ event }) => event.decisions['ads']?.parents.length === 0,
    );
    const values = await Promise.all(
      [at.page, other].map((tab) => tab.evaluate(() => doui.state().purposes['ads']?.value)),
    );
    // Either neither knew of the other, and denial wins, or the later one knew what it did.
    if (concurrent) expect(values).toEqual(['denied', 'denied']);
    expect(values[0]).toBe(values[1]);
    expect(new Set(heads.events.map(({ event }) => event.subject)).size).toBe(1);
  });
});

describe('two tabs that each make a key before either is kept', () => {
  it('act as one device: by the key that was kept first', async () => {
    const other = await at.context.newPage();
    let release = (): void => {};
    const both = new Promise<void>((resolve) => (release = resolve));
    let made = 0;
    for (const tab of [at.page, other]) {
      await tab.exposeFunction('keyMade', () => {
        made += 1;
        if (made === 2) release();
        return both;
      });
      await at.visit(tab);
      await tab.evaluate(() => {
        const { keyMade } = globalThis as unknown as { keyMade(): Promise<void> };
        const real = crypto.subtle.generateKey.bind(crypto.subtle) as (
          ...given: unknown[]
        ) => Promise<CryptoKeyPair>;
        Object.assign(crypto.subtle, {
          async generateKey(...given: unknown[]) {
            const pair = await real(...given);
            await keyMade();
            return pair;
          },
        });
      });
    }
    await Promise.all([at.decide({ ads: 'granted' }), at.decide({ ads: 'refused' }, other)]);
    for (const tab of [at.page, other]) {
      await tab.waitForFunction(() => doui.state().entries.length === 2);
      const { subject, events } = await tab.evaluate(() => doui.export());
      expect(events.map(({ event }) => event.subject)).toEqual([subject, subject]);
    }
    expect(made).toBeGreaterThanOrEqual(2);
  });
});

describe('several instances', () => {
  it('by loading the file twice are one', async () => {
    at.lab.page(
      TAG + TAG,
      '<script type="text/plain" data-purpose="ads" src="OTHER/a.js"></script>'.replace(
        'OTHER',
        at.lab.other,
      ),
    );
    await at.page.addInitScript(() => {
      document.addEventListener('doui:ready', () => (globalThis.codes ??= []).push('ready'));
    });
    await at.visit();
    await at.decide({ ads: 'granted' });
    await at.page.waitForFunction(() => globalThis.ran?.length === 1);
    expect(at.lab.reached).toEqual(['/a.js']);
    expect(await at.page.evaluate(() => codes)).toEqual(['ready']);
  });

  it('leave nothing behind when destroyed, and may be made anew', async () => {
    await at.visit();
    const left = await at.page.evaluate(async () => {
      doui.open('preferences');
      const before = 'doui' in globalThis && doui !== undefined;
      doui.destroy();
      await new Promise((resolve) => setTimeout(resolve));
      return [before, globalThis.doui, document.documentElement.children.length];
    });
    expect(left).toEqual([true, undefined, 2]);
    await at.page.evaluate((src) => {
      const script = Object.assign(document.createElement('script'), { src });
      script.dataset['notices'] = '/doui/notices';
      document.head.append(script);
      return new Promise((resolve) => (script.onload = resolve));
    }, '/sdk/doui.js');
    expect(await at.page.evaluate(() => doui.ready.then(() => doui.state().phase))).toBe('ready');
  });
});
