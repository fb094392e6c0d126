import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { closuresOf, joinClosures } from '../../src/browser/closures.ts';
import { createModel } from '../../src/browser/model.ts';
import { UNKNOWN } from '../../src/browser/situation.ts';

/** An event’s name is as long as this. */
const idOf = (at: number): string => `${at}`.padStart(43, '-');

/** What localStorage holds after denials, each of a purpose, and of a later event than the one before. */
function remembered(purposes: readonly string[]): string {
  const model = createModel('site', { ...UNKNOWN, phase: 'ready' });
  purposes.forEach((purpose, at) => {
    const act = { decisions: { [purpose]: { decision: 'withdrawn', parents: [idOf(at)] } } };
    model.change({ closures: joinClosures(model.now().closures, closuresOf(act as never)) });
  });
  return localStorage.getItem('site') ?? '';
}

const PURPOSES = ['ads', 'mail', '__proto__'];

it('the mirror grows no further, however often it is decided, and names the latest', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...PURPOSES), { minLength: 1, maxLength: 400, size: 'max' }),
      (acts) => {
        const text = remembered(acts);
        expect(text.length).toBeLessThan(PURPOSES.length * 51 * 46);
        const last = acts.length - 1;
        const { closures } = JSON.parse(text) as { closures: { [purpose: string]: string[] } };
        const named = Object.getOwnPropertyDescriptor(closures, acts[last] ?? '')
          ?.value as string[];
        expect(named[0]).toBe(idOf(last));
        expect(named).toHaveLength(Math.min(50, acts.filter((one) => one === acts[last]).length));
      },
    ),
    { numRuns: 10, endOnFailure: true },
  );
});
