import { render } from 'preact';
import type { Consent } from '../core/api.ts';
import type * as Elements from './elements/defineElements.ts';
import { adopt } from './adopt.ts';
import { Root } from './Root.tsx';
import { base } from './styles/base.ts';
import { controls } from './styles/controls.ts';
import { first } from './styles/first.ts';

/**
 * Shows a consent's interface inside a page, walled off from the page's styles, and returns what
 * removes all of it.
 */
export function mount(consent: Consent, parent: HTMLElement): () => void {
  const host = document.createElement('doui-root');
  const shadow = host.attachShadow({ mode: 'open' });
  adopt(shadow, base + controls + first);
  // Before everything else that can be focused, so that the keyboard reaches it first.
  parent.insertBefore(
    host,
    document.body.parentNode === parent ? document.body : parent.firstChild,
  );
  render(<Root {...{ consent, shadow }} />, shadow);
  return () => {
    render(null, shadow);
    host.remove();
  };
}

/** The custom elements, in the same bundle, so that they share what draws them. */
export const elements = (): Promise<typeof Elements> => import('./elements/defineElements.ts');
