import { expect, it } from 'vitest';
import { STRONGEST_FIRST, strongest, suffices, weakest } from '../../src/core/mechanism.ts';

it('a mechanism satisfies itself and every weaker demand, and never a stronger one', () => {
  STRONGEST_FIRST.forEach((given, strength) => {
    STRONGEST_FIRST.forEach((demanded, demand) => {
      expect(suffices(given, demanded)).toBe(strength <= demand);
    });
  });
});

it('a mechanism that is not named is explicit, and one that is not known never suffices', () => {
  expect(suffices()).toBe(true);
  expect(suffices('deemed-by-use')).toBe(false);
  expect(suffices(undefined, 'deemed-by-use')).toBe(true);
  for (const demanded of STRONGEST_FIRST)
    expect(suffices('hearsay' as never, demanded)).toBe(false);
  for (const given of STRONGEST_FIRST) expect(suffices(given, 'hearsay' as never)).toBe(false);
});

it('of several demands the strongest holds, and of several grants the weakest is told', () => {
  expect(strongest(['deemed-by-use', undefined])).toBe('explicit');
  expect(strongest(['deemed-by-use', 'obtained-by-other'])).toBe('obtained-by-other');
  expect(strongest([])).toBe('explicit');
  expect(weakest(['obtained-by-other', undefined, 'deemed-by-use'])).toBe('deemed-by-use');
  expect(weakest([undefined])).toBe('explicit');
});
