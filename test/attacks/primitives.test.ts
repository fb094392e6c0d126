import { describe, expect, it } from 'vitest';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';

const at = useChromiumLab();

/** What a page may replace: on which object, and which members. */
const REPLACED: { readonly [object: string]: string } = {
  'Array.prototype':
    'map filter find some every flat flatMap includes forEach indexOf slice sort at',
  'Map.prototype': 'get set has keys values entries',
  'Set.prototype': 'has add',
  Object: 'entries keys values fromEntries hasOwn freeze assign',
  'String.prototype': 'match replace replaceAll toLowerCase split',
  'Promise.prototype': 'then catch finally',
  Promise: 'all resolve',
  JSON: 'parse stringify',
  Date: 'parse now',
  'Date.prototype': 'getTime toISOString',
  Math: 'min max',
  Reflect: 'get apply',
  window: 'fetch setTimeout queueMicrotask structuredClone btoa atob dispatchEvent',
  'crypto.subtle': 'digest verify sign importKey exportKey generateKey',
  crypto: 'randomUUID getRandomValues',
  'IDBFactory.prototype': 'open',
  'IDBDatabase.prototype': 'transaction close',
  'IDBObjectStore.prototype': 'get getAll getAllKeys put add delete',
  'Storage.prototype': 'getItem setItem',
  'BroadcastChannel.prototype': 'postMessage',
  'Element.prototype': 'getAttribute hasAttribute setAttribute matches querySelector replaceWith',
  'Document.prototype': 'querySelectorAll createElement addEventListener',
};

const FUNCTIONS = Object.entries(REPLACED).flatMap(([object, members]) =>
  members.split(' ').map((member) => [object, member] as const),
);

/** What a replaced function does instead. */
const INSTEAD = ['throw new Error("replaced")', 'return undefined', 'return null', 'return false'];

/** The page, of which one purpose was refused and one was never asked; both hold a script. */
async function visit(before = ''): Promise<void> {
  at.lab.page(
    before + TAG,
    ['ads', 'behavioral-analysis']
      .map(
        (purpose) =>
          `<script type="text/plain" data-purpose="${purpose}" src="${at.lab.other}/${purpose}.js"></script>`,
      )
      .join(''),
  );
  await at.page.goto(at.lab.url, { waitUntil: 'load' });
}

describe('chromium', () => {
  it(`F93: ${FUNCTIONS.length} built-ins that are replaced later, and throw or answer nothing, open nothing`, async () => {
    await visit();
    await at.page.evaluate(() => doui.ready);
    await at.decide({ ads: 'refused' });
    const opened = await at.page.evaluate(
      async ([functions, instead]) => {
        console.error = () => {};
        const real = {
          define: Object.defineProperty,
          get: Reflect.getOwnPropertyDescriptor,
          drop: Reflect.deleteProperty,
        };
        const found: string[] = [];
        for (const [object, member] of functions) {
          // The page's own objects, by the names that stand above.
          const owner = object
            .split('.')
            .reduce<object>((from, name) => Reflect.get(from, name) as object, globalThis);
          const was = real.get(owner, member);
          for (const body of instead) {
            real.define(owner, member, {
              configurable: true,
              writable: true,
              value: () => {
                if (body.startsWith('throw')) throw new Error('replaced');
                return body.endsWith('false') ? false : body.endsWith('null') ? null : undefined;
              },
            });
            try {
              doui.setLocale('en');
              doui.close();
              const place = document.body;
              place.append('');
            } catch {
              // Its own calls may throw, too.
            }
            if (was) real.define(owner, member, was);
            else real.drop(owner, member);
            await new Promise((resolve) => setTimeout(resolve));
            if (document.querySelectorAll('script[type="text/plain"]').length < 2) {
              found.push(`${object}.${member}: ${body}`);
            }
          }
        }
        return found;
      },
      [FUNCTIONS, INSTEAD] as const,
    );
    expect([opened, at.lab.reached]).toEqual([[], []]);
    // What was restored works again.
    await at.decide({ 'behavioral-analysis': 'granted' });
    await expect.poll(() => at.lab.reached).toEqual(['/behavioral-analysis.js']);
  });

  it('F93: built-ins that are replaced before, and throw, open nothing', async () => {
    for (let from = 0; from < FUNCTIONS.length; from += 12) {
      const some = FUNCTIONS.slice(from, from + 12);
      const replace = some
        .map(([object, member]) => `${object}.${member} = () => { throw new Error('replaced') };`)
        .join('\n');
      await visit(`<script>${replace}</script>`);
      expect(at.lab.reached, some.join()).toEqual([]);
    }
  });

  it('F93: a clock that is turned back or ahead grants nothing', async () => {
    for (const shift of [-40, 40]) {
      await visit(
        `<script>{ const now = Date.now; Date.now = () => now() + ${shift} * 365 * 864e5 }</script>`,
      );
      await at.page.evaluate(() => doui.ready);
      expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(false);
    }
    expect(at.lab.reached).toEqual([]);
  });
});
