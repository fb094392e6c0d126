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
      ads: ['a', 'b'],
      constructor: ['c'],
      toString: [],
    });
  });
});
