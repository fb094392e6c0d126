import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf, type RecordEntry } from '../../src/core/record.ts';
import { factOf, shuffled, worlds } from './make.ts';

const waiting = (): RecordEntry['delivery'] => 'waiting';

describe('the entries of a record', () => {
  it('say what was decided where, when, by whom and on what, and how far it got', () => {
    const event = factOf(
      'a',
      [
        ['ads', 'withdrawn', ['b']],
        ['__proto__', 'refused', []],
      ],
      { surface: 'preferences', means: 'script', locale: 'ja' },
    );
    expect(entriesOf([event], (id) => (id === 'a' ? 'sent' : 'waiting'))).toEqual([
      {
        id: 'a',
        at: '2025-06-01T00:00:00.000Z',
        surface: 'preferences',
        means: 'script',
        mechanism: 'explicit',
        locale: 'ja',
        notices: event.event.notices,
        decisions: Object.fromEntries([
          ['ads', 'withdrawn'],
          ['__proto__', 'refused'],
        ]),
        delivery: 'sent',
      },
    ]);
  });

  it('stand with the latest first', () => {
    const days = ['2025-06-02', '2025-06-03', '2025-06-01'];
    const events = days.map((day) => factOf(day, [], { at: `${day}T00:00:00.000Z` }));
    expect(entriesOf(events, waiting).map(({ id }) => id)).toEqual(days.toSorted().toReversed());
  });

  it('stand in one order, even where their times are equal, and none is lost', () => {
    const both = worlds.chain(({ events }) => {
      const same = events.map(({ id }) => factOf(id, []));
      return fc.tuple(fc.constant(same), shuffled(same));
    });
    fc.assert(
      fc.property(both, ([events, others]) => {
        const unique = [...new Set(others)];
        expect(entriesOf(unique, waiting)).toEqual(entriesOf(events, waiting));
        expect(entriesOf(events, waiting)).toHaveLength(events.length);
      }),
    );
  });
});
