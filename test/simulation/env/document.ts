import { listeners, type Listeners } from './listeners.ts';

/** A held script, as the page's author wrote it. */
interface Held {
  readonly dataset: { readonly [name: string]: string };
  [member: string]: unknown;
}

/** Just as much of a page as the gate needs, and what it lets go is seen. */
export interface Page extends Listeners {
  hidden: boolean;
  readonly visibilityState: 'hidden' | 'visible';
  [member: string]: unknown;
}

export function createDocument(
  purposes: readonly string[],
  released: (purposes: readonly string[]) => void,
  threw: (error: unknown) => void,
): Page {
  const scripts = purposes.map((purpose): Held => {
    const script: Held = {
      isConnected: true,
      localName: 'script',
      type: 'text/plain',
      dataset: { purpose },
      attributes: [],
      nonce: '',
      text: '',
      getAttribute: (name: string) => (name === 'data-purpose' ? purpose : null),
      hasAttribute: () => false,
      before: () => released(purpose.split(' ')),
      remove() {},
    };
    return script;
  });
  const document: Page = {
    hidden: false,
    get visibilityState() {
      return document.hidden ? 'hidden' : 'visible';
    },
    documentElement: { lang: 'en' },
    readyState: 'complete',
    prerendering: false,
    hasFocus: () => !document.hidden,
    dispatchEvent: () => true,
    querySelectorAll: () => scripts,
    createElement: () => ({ setAttribute() {}, dataset: {} }),
    ...listeners(() => document, threw),
  };
  return document;
}

/** `Document`, whose methods are called on the page's own. */
export function Document(): void {}
Object.assign(Document.prototype as object, {
  querySelectorAll(this: Page, selector: string): readonly Held[] {
    return (this['querySelectorAll'] as (selector: string) => readonly Held[])(selector);
  },
});
