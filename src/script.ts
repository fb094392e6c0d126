/*
 * The script tag: `<script src="doui.js" data-notices="…" …>` makes one `Consent` of its own
 * attributes and puts it at `globalThis.doui`. Loading the file twice makes it once.
 */
import { announce } from './browser/announce.ts';
import { optionsOf } from './browser/attributes.ts';
import { createConsent } from './browser/compose.ts';
import { defineElements } from './browser/elements.ts';
import { createOpener } from './browser/opener.ts';
import type { Consent } from './core/api.ts';

const MADE = Symbol.for('doui');
const page = globalThis as { [MADE]?: Consent | undefined; doui?: Consent | undefined };
// Named elements can shadow `currentScript`: only a real script element is believed.
const tag = document.currentScript;

if (tag instanceof HTMLScriptElement && page[MADE] === undefined) {
  const made = createConsent(optionsOf(tag));
  if (tag.hasAttribute('data-elements')) void defineElements(made);
  const ends = [...announce(made), createOpener(made), made.destroy];
  page[MADE] = page.doui = {
    ...made,
    destroy() {
      ends.forEach((end) => end());
      page[MADE] = page.doui = undefined;
    },
  };
}
