import { describe, expect, it } from 'vitest';
import { publish } from '../../src/core/publish.ts';
import { everything } from '../fixtures/everything.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';
import { ADDRESSES, TEXTS } from './payloads.ts';

const at = useChromiumLab();
const ELEMENTS = TAG.replace('<script', '<script data-elements');

/** A value with all the words in it replaced: what stands in `texts`, in every locale. */
function reworded(value: unknown, words: (index: number) => string, inTexts = false): unknown {
  let index = 0;
  const walk = (inner: unknown, worded: boolean): unknown =>
    typeof inner === 'string'
      ? worded
        ? words((index += 1))
        : inner
      : Array.isArray(inner)
        ? inner.map((item) => walk(item, worded))
        : typeof inner === 'object' && inner !== null
          ? Object.fromEntries(
              Object.entries(inner).map(([name, member]) => [
                name,
                walk(member, worded || name === 'texts'),
              ]),
            )
          : inner;
  return walk(value, inTexts);
}

/** Everything that a notice can hold, for everybody. */
const whole = (await publish(everything)).map((version) => ({ ...version, audience: {} }));

/**
 * The checks turn such documents down. So that what draws them is tried all the same, they are put
 * into the store as if they had been checked.
 */
const keep = (versions: unknown): Promise<void> =>
  at.page.evaluate(
    (changed) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('doui');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('facts', 'readwrite');
          const store = transaction.objectStore('facts');
          const read = store.get(['notices']);
          read.onsuccess = () => store.put({ ...read.result, versions: changed }, ['notices']);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    versions,
  );

async function open(): Promise<void> {
  at.lab.page(
    `<script>var hurt = 0; function pwned() { hurt++ }</script>${ELEMENTS}`,
    `<doui-notice notice="all"></doui-notice><doui-record></doui-record>
     <form><doui-acknowledge notice="all"></doui-acknowledge></form>`,
  );
  await at.visit();
}

/** Draws every view, and says what ran, what stands there that is no text, and where links lead. */
async function drawn(): Promise<{ hurt: number; odd: string[]; links: string[]; said: number }> {
  await at.visit();
  await at.page.locator('doui-root section').waitFor();
  await at.page.locator('doui-notice h2').first().waitFor();
  for (const view of ['preferences', 'record', 'notice'] as const) {
    await at.page.evaluate((which) => doui.open(which), view);
    await at.page.locator('doui-root dialog').waitFor();
  }
  return at.page.evaluate(async () => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? all(element.shadowRoot) : []),
      ]);
    const elements = all(document.documentElement).filter((element) => {
      const root = element.getRootNode();
      return root instanceof ShadowRoot;
    });
    await new Promise((resolve) => setTimeout(resolve));
    return {
      hurt: (globalThis as unknown as { hurt: number }).hurt,
      odd: elements
        .filter(
          (element) =>
            element.matches(
              'script,img,iframe,object,embed,link,meta,base,style,video,audio,form,math,template,marquee',
            ) || element.getAttributeNames().some((name) => name.startsWith('on')),
        )
        .map(({ localName }) => localName),
      links: elements
        .filter((element) => element instanceof HTMLAnchorElement)
        .filter(({ protocol, host, href }) => {
          const leads = /^(https?|mailto|tel):$/.test(protocol);
          return !leads || (host === 'evil.test' && !/^https?:/.test(href));
        })
        .map(({ href }) => href),
      said: elements.reduce((sum, { childNodes }) => sum + childNodes.length, 0),
    };
  });
}

describe('chromium', () => {
  it(`F94: ${TEXTS.length} texts, in all fields of a document, are text in every view`, async () => {
    await open();
    const share = Math.ceil(TEXTS.length / 6);
    for (let from = 0; from < TEXTS.length; from += share) {
      const part = TEXTS.slice(from, from + share);
      // A third of them in each field, and every one in each third of the fields.
      await keep(
        reworded(whole, (index) => part.filter((_, nth) => nth % 3 === index % 3).join(' ')),
      );
      const { said, ...found } = await drawn();
      expect(found).toEqual({ hurt: 0, odd: [], links: [] });
      expect(said).toBeGreaterThan(100);
    }
  });

  it(`F94: of ${ADDRESSES.length} addresses none leads to a program, or from a path to elsewhere`, async () => {
    await open();
    await keep(
      whole.map((version) => ({ ...version, references: ADDRESSES.map((url) => ({ url })) })),
    );
    const { said, ...found } = await drawn();
    expect(found).toEqual({ hurt: 0, odd: [], links: [] });
    expect(said).toBeGreaterThan(ADDRESSES.length);
    const [own, hosts] = await at.page.evaluate(() => {
      const { shadowRoot } = document.querySelector('doui-root') as Element;
      const links = [...(shadowRoot?.querySelectorAll('a') ?? [])];
      return [location.host, links.map(({ host }) => host)];
    });
    expect(hosts.filter((host) => host === 'evil.test')).toEqual([]);
    expect(hosts).toContain(own);
  });
});
