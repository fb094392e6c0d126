import { options } from 'preact';
import { expect, onTestFinished } from 'vitest';
import notices from '../../demo/notices/ntt-communications.json' with { type: 'json' };
import type { NoticesDocument } from '../../src/core/notice.ts';
import type { PurposeUse } from '../../src/core/purpose.ts';
import { mount } from '../../src/ui/mount.tsx';
import { memoryConsent, type MemoryConsent } from './support.ts';

// Preact's own way waits so long for a frame that jsdom may be gone when it looks for one.
options.requestAnimationFrame = (callback) => void setTimeout(callback);

/** The real notice that the demo shows. */
export const DOCUMENT = notices as unknown as NoticesDocument;

/** The same document, with some purposes put otherwise. */
export const put = (changes: {
  readonly [purpose: string]: Partial<PurposeUse>;
}): NoticesDocument => ({
  ...DOCUMENT,
  notices: DOCUMENT.notices.map((notice) => ({
    ...notice,
    purposes: notice.purposes.map((use) => ({ ...use, ...changes[use.key] })),
  })),
});

/** The interface of a consent, mounted in the page, and what a person would look for in it. */
export interface Page {
  readonly consent: MemoryConsent;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly unmount: () => void;
  readonly find: (selector: string) => HTMLElement | null;
  readonly all: (selector: string) => HTMLElement[];
  /** The button that a person knows by this name. */
  readonly button: (name: string) => HTMLElement;
  /** The switch of a purpose, by the name of its label. */
  readonly toggle: (name: string) => HTMLInputElement;
  /** Everything that can be read. */
  readonly text: () => string;
}

export async function open(
  document_: NoticesDocument = DOCUMENT,
  locale = 'en',
  consent?: MemoryConsent,
): Promise<Page> {
  const shown = consent ?? (await memoryConsent(document_, { locale }));
  const unmount = mount(shown, document.body);
  onTestFinished(unmount);
  const host = document.querySelector<HTMLElement>('doui-root');
  const root = host?.shadowRoot;
  if (!host || !root) throw new Error('no host');
  const all = (selector: string): HTMLElement[] => [
    ...root.querySelectorAll<HTMLElement>(selector),
  ];
  const named = (name: string) => (element: HTMLElement) =>
    (element.getAttribute('aria-label') ?? element.textContent) === name;
  const page: Page = {
    consent: shown,
    host,
    root,
    unmount,
    all,
    find: (selector) => root.querySelector(selector),
    button: (name) => one(all('button').find(named(name)), name),
    toggle: (name) => {
      const label = one(all('label').find(named(name)), name);
      return one(
        all('input').find(({ id }) => id === label.getAttribute('for')),
        name,
      ) as HTMLInputElement;
    },
    text: () => root.textContent,
  };
  if (shown.state().view !== undefined)
    await expect.poll(() => page.find('.first, dialog')).not.toBe(null);
  return page;
}

/** Opens a dialog, as a link of the page would, and waits until it is there. */
export async function openView(
  page: Page,
  view: 'preferences' | 'record',
  purpose?: string,
): Promise<void> {
  page.consent.open(view, purpose === undefined ? {} : { purpose });
  await expect.poll(() => page.find('dialog')).not.toBe(null);
}

function one<Found>(found: Found | undefined, name: string): Found {
  if (found === undefined) throw new Error(`nothing called “${name}”`);
  return found;
}
