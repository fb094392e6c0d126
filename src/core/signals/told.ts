import type { Signal, Told } from '../signal.ts';
import { own } from '../own.ts';
import type { PurposeState } from '../state.ts';
import type { Registry } from '../units.ts';

/**
 * What a party is to be told: a word is granted while all its purposes are allowed, and denied as
 * soon as one of them was refused. Between, nobody was asked. What no purpose drives is never
 * granted.
 */
export function toldOf(
  { follows }: Signal,
  purposes: Registry<PurposeState>,
  allows: (purpose: string) => boolean,
): Told {
  const words = Object.entries<readonly string[] | undefined>(follows);
  return Object.fromEntries(
    words.map(([word, keys = []]) => {
      if (keys.length > 0 && keys.every(allows)) return [word, true];
      const denied = keys.some((key) => own(purposes, key)?.value === 'denied');
      return [word, denied ? false : undefined];
    }),
  );
}
