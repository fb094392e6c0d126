import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closuresOf, joinClosures } from '../../src/browser/closures.ts';

describe('closures', () => {
  it('of an act are what it denies, and the events that each denial supersedes', () => {
    const act = {
      decisions: {
        ads: { decision: 'granted', parents: ['a'] },
        mail: { decision: 'refused', parents: [] },
        visits: { decision: 'withdrawn', parents: ['b', 'c'] },
      },
    };
    expect(closuresOf(act as never)).toEqual({ mail: [], visits: ['b', 'c'] });
  });

  it('joined close what either closes, also under the names of an object’s own methods', () => {
    expect(joinClosures({ ads: ['a'] }, { ads: ['b'], constructor: ['c'], toString: [] })).toEqual({
      ads: ['b', 'a'],
      constructor: ['c'],
      toString: [],
    });
  });

  it('joined name each event once, the latest first, and are what either was, joined again', () => {
    const some = fc.dictionary(
      fc.constantFrom('ads', 'mail'),
      fc.array(fc.constantFrom('a', 'b', 'c', 'd')),
    );
    fc.assert(
      fc.property(some, some, (a, b) => {
        const both = joinClosures(a, b);
        for (const purpose of ['ads', 'mail']) {
          expect(both[purpose]).toEqual(
            purpose in a || purpose in b
              ? [...new Set([...(b[purpose] ?? []), ...(a[purpose] ?? [])])]
              : undefined,
          );
        }
        expect(joinClosures(a, both)).toEqual(both);
      }),
    );
  });
});
