import type { Consent, ConsentEventMap } from '../core/api.ts';

const TYPES: readonly (keyof ConsentEventMap)[] = [
  'ready',
  'change',
  'withdraw',
  'record',
  'receipt',
  'audit',
  'error',
];

/**
 * Repeats what `on` reports as DOM events on the document: `doui:change` and so on. Returns its
 * undoing.
 */
export const announce = (consent: Consent): (() => void)[] =>
  TYPES.map((type) =>
    consent.on(type, (detail) =>
      document.dispatchEvent(new CustomEvent(`doui:${type}`, { detail })),
    ),
  );
