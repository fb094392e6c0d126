import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isMeant } from '../../src/core/glob.ts';

/** The same by a regular expression, which is slow where there are many stars. */
const byExpression = (pattern: string, name: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[^\w]/g, '\\$&'))
      .join('[^]*')}$`,
  ).test(name);

const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 8 });

it('law: a star stands for any characters, and all else for itself', () => {
  fc.assert(
    fc.property(text, text, (pattern, name) => {
      expect(isMeant(pattern, name)).toBe(byExpression(pattern, name));
    }),
  );
});

it('law: a pattern means itself, and what its stars are filled with', () => {
  fc.assert(
    fc.property(text, text, (pattern, filling) => {
      expect(
        isMeant(
          pattern,
          pattern.replaceAll('*', () => filling),
        ),
      ).toBe(true);
    }),
  );
});
