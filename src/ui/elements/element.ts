import { h, render, type ComponentType } from 'preact';
import type { Consent } from '../../core/api.ts';
import { adopt } from '../adopt.ts';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';

/** What draws an element: given its attributes, by name. */
export interface Drawn {
  readonly consent: Consent;
  readonly shadow: ShadowRoot;
  readonly attributes: { readonly [name: string]: string | null };
}

/** Part of the page, not before it: as wide as its place, and light or dark as the page is. */
const inPage = `
:host{display:block;color-scheme:inherit}
:host([hidden]){display:none}
.root{display:block;color-scheme:var(--doui-scheme,inherit)}
`;

/**
 * A custom element whose content is loaded when it first stands in a page. Until then, and where it
 * cannot be loaded, it shows what the site has written inside it.
 */
export const elementOf = (
  consent: Consent,
  observed: readonly string[],
  load: () => Promise<ComponentType<Drawn>>,
): CustomElementConstructor =>
  class extends HTMLElement {
    static readonly observedAttributes = observed;
    #drawn: ComponentType<Drawn> | undefined;
    readonly #slot = document.createElement('slot');

    connectedCallback(): void {
      if (this.shadowRoot === null) {
        const shadow = this.attachShadow({ mode: 'open' });
        adopt(shadow, base + controls + inPage);
        shadow.append(this.#slot);
      }
      load().then(
        (drawn) => {
          this.#drawn = drawn;
          this.attributeChangedCallback();
        },
        () => {},
      );
    }

    attributeChangedCallback(): void {
      const shadow = this.shadowRoot;
      if (!this.isConnected || shadow === null || this.#drawn === undefined) return;
      this.#slot.remove();
      const named = observed.map((name) => [name, this.getAttribute(name)]);
      render(h(this.#drawn, { consent, shadow, attributes: Object.fromEntries(named) }), shadow);
    }

    disconnectedCallback(): void {
      if (this.#drawn !== undefined && this.shadowRoot !== null) render(null, this.shadowRoot);
    }
  };
