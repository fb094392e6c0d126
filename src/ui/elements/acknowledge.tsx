import { render, type ComponentType } from 'preact';
import type { Consent } from '../../core/api.ts';
import { adopt } from '../adopt.ts';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';
import { en } from '../words/acknowledge/en.ts';
import type { AcknowledgeProps } from './AcknowledgeBox.tsx';
import { acknowledgeStyles } from './acknowledgeStyles.ts';

/**
 * `<doui-acknowledge notice="key" for="form" name="acknowledgement">`: a control of a form, by which
 * the browser itself does not send the form before the person has taken note of the notice, as it
 * now is, and that is durable. Its value is the event's id. Without `for` it belongs to the form
 * that it stands in.
 */
export function acknowledgeElement(consent: Consent): CustomElementConstructor {
  return class extends HTMLElement {
    static readonly formAssociated = true;
    static readonly observedAttributes = ['notice', 'for', 'name'];
    readonly #internals = this.attachInternals();
    readonly #shadow = this.attachShadow({ mode: 'open', delegatesFocus: true });
    #Box: ComponentType<AcknowledgeProps> | undefined;
    #isDisabled = false;
    #resets = 0;

    constructor() {
      super();
      adopt(this.#shadow, base + controls + acknowledgeStyles);
      // A label passes a script's click on as if it were a person's.
      this.#shadow.addEventListener('click', (event) => {
        if (!event.isTrusted) event.preventDefault();
      });
      this.#settle(undefined, en.loading);
    }

    connectedCallback(): void {
      import('./AcknowledgeBox.tsx').then(
        ({ AcknowledgeBox }) => {
          this.#Box = AcknowledgeBox;
          this.#draw();
        },
        () => this.#fail(),
      );
    }

    /** What draws it did not come: that is said, and the form stays. */
    #fail(): void {
      const said = document.createElement('p');
      said.lang = 'en';
      said.tabIndex = -1;
      said.textContent = en.failed;
      this.#shadow.replaceChildren(said);
      this.#settle(undefined, en.failed, said);
    }

    disconnectedCallback(): void {
      if (this.#Box) render(null, this.#shadow);
    }

    attributeChangedCallback(name: string, _: string | null, value: string | null): void {
      if (name === 'for') {
        if (value === null) this.removeAttribute('form');
        else this.setAttribute('form', value);
      }
      this.#draw();
    }

    formResetCallback(): void {
      this.#resets += 1;
      this.#draw();
    }

    formDisabledCallback(isDisabled: boolean): void {
      this.#isDisabled = isDisabled;
      this.#draw();
    }

    readonly #settle = (value: string | undefined, message: string, anchor?: HTMLElement): void => {
      const internals = this.#internals;
      if (value === undefined) {
        internals.setFormValue(null);
        internals.setValidity({ valueMissing: true }, message, anchor);
      } else {
        const data = new FormData();
        data.append(this.getAttribute('name') ?? 'acknowledgement', value);
        internals.setFormValue(data);
        internals.setValidity({});
      }
    };

    #draw(): void {
      const Box = this.#Box;
      if (!this.isConnected || Box === undefined) return;
      render(
        <Box
          key={this.#resets}
          consent={consent}
          shadow={this.#shadow}
          notice={this.getAttribute('notice') ?? ''}
          isDisabled={this.#isDisabled}
          settle={this.#settle}
        />,
        this.#shadow,
      );
    }
  };
}
