import type { Consent, ConsentEventMap } from '../core/api.ts';

const TYPES: readonly (keyof ConsentEventMap)[] = ['ready', 'change', 'record', 'receipt', 'error'];

/** Repeats what `on` reports as DOM events on the document: `doui:change` and so on. */
export function announce(consent: Consent): () => void {
  const stops = TYPES.map((type) =>
    consent.on(type, (detail) =>
      document.dispatchEvent(new CustomEvent(`doui:${type}`, { detail })),
    ),
  );
  return () => stops.forEach((stop) => stop());
}
