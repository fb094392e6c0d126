import type { Transmission } from '../../src/core/disclosure.ts';

/** A transmission to these origins for these purposes. */
export const to = (
  origins: readonly string[],
  purposes: readonly string[],
  more: Partial<Transmission> = {},
): Transmission => ({
  recipient: 'somebody',
  data: [],
  purposes,
  origins,
  texts: {},
  ...more,
});
