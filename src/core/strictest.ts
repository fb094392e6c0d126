import type { Basis } from './purpose.ts';

/** Every basis. Where notices differ on a purpose, the one that asks most of the controller holds. */
export const STRICTEST_FIRST: readonly Basis[] = [
  'consent',
  'opt-out',
  'required',
  'exempt',
  'notice-only',
];

/** `consent` where there is none, also where a page has put its own `find` in place of the browser's. */
export function strictest(bases: readonly Basis[]): Basis {
  return STRICTEST_FIRST.find((basis) => bases.includes(basis)) || 'consent';
}
