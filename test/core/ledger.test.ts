import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, type SealedEvent } from '../../src/core/event.ts';
import {
  empty,
  frontier,
  heads,
  ledgerOf,
  merge,
  pending,
  unseen,
  type Ledger,
} from '../../src/core/ledger.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import {
  actOf,
  factOf,
  factsIn,
  newSigner,
  PURPOSES,
  receiptOf,
  shuffled,
  worlds,
} from './make.ts';

const ids = (events: Iterable<SealedEvent>): string[] => Array.from(events, ({ id }) => id);

/** Any facts at all, among them the same act sealed twice, and one event attested twice. */
const ledgers: fc.Arbitrary<Ledger> = fc
  .tuple(fc.array(fc.tuple(fc.nat(9), fc.nat(2))), fc.array(fc.tuple(fc.nat(9), fc.nat(2))))
  .map(([events, receipts]) =>
    ledgerOf(
      events.map(([id, signature]) => ({
        ...factOf(`e${id}`, [['ads', 'granted', []]]),
        signature: `${signature}`,
      })),
      receipts.map(([id, by]) => receiptOf(`e${id}`, `${by}`)),
    ),
  );

describe('merge', () => {
  it('is commutative', () => {
    fc.assert(
      fc.property(ledgers, ledgers, (a, b) => {
        expect(factsIn(merge(a, b))).toEqual(factsIn(merge(b, a)));
      }),
    );
  });

  it('is associative', () => {
    fc.assert(
      fc.property(ledgers, ledgers, ledgers, (a, b, c) => {
        expect(factsIn(merge(merge(a, b), c))).toEqual(factsIn(merge(a, merge(b, c))));
      }),
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(ledgers, ledgers, (a, b) => {
        const both = merge(a, b);
        expect(factsIn(merge(a, a))).toEqual(factsIn(a));
        expect(factsIn(merge(both, b))).toEqual(factsIn(both));
      }),
    );
  });

  it('has the empty ledger as its identity', () => {
    fc.assert(
      fc.property(ledgers, (a) => {
        expect(factsIn(merge(a, empty))).toEqual(factsIn(a));
        expect(factsIn(merge(empty, a))).toEqual(factsIn(a));
      }),
    );
  });

  it('loses no fact, and changes neither side', () => {
    fc.assert(
      fc.property(ledgers, ledgers, (a, b) => {
        const before = [factsIn(a), factsIn(b)];
        const both = merge(a, b);
        expect(new Set(both.events.keys())).toEqual(
          new Set([...a.events.keys(), ...b.events.keys()]),
        );
        expect(new Set(both.receipts.keys())).toEqual(
          new Set([...a.receipts.keys(), ...b.receipts.keys()]),
        );
        expect([factsIn(a), factsIn(b)]).toEqual(before);
      }),
    );
  });

  it('keeps one proof of an act that two tabs sealed, and the same one on both sides', async () => {
    const signer = await newSigner();
    const [one, other] = [await seal(actOf(), signer), await seal(actOf(), signer)];
    const here = merge(ledgerOf([one]), ledgerOf([other]));
    const there = merge(ledgerOf([other]), ledgerOf([one]));
    expect(one.signature).not.toBe(other.signature);
    expect([...here.events.values()]).toEqual([...there.events.values()]);
    expect(here.events.size).toBe(1);
  });
});

describe('ledgerOf', () => {
  it('ignores order and repetition', () => {
    const reordered = worlds.chain((world) =>
      fc.tuple(fc.constant(world), shuffled(world.events), shuffled(world.receipts)),
    );
    fc.assert(
      fc.property(reordered, ([world, events, receipts]) => {
        expect(factsIn(ledgerOf(events, receipts))).toEqual(
          factsIn(ledgerOf(world.events, world.receipts)),
        );
      }),
    );
  });
});

describe('heads', () => {
  it('do not depend on the order in which events arrive', () => {
    const reordered = worlds.chain(({ events }) => fc.tuple(fc.constant(events), shuffled(events)));
    fc.assert(
      fc.property(reordered, ([events, others]) => {
        for (const purpose of PURPOSES) {
          expect(ids(heads(ledgerOf(others), purpose))).toEqual(
            ids(heads(ledgerOf(events), purpose)),
          );
        }
      }),
    );
  });

  it('are the events on a purpose that no other names as its parent for that purpose', () => {
    fc.assert(
      fc.property(worlds, ({ devices }) => {
        for (const ledger of devices) {
          const all = [...ledger.events.values()];
          for (const purpose of PURPOSES) {
            const on = all.filter(({ event }) => Object.hasOwn(event.decisions, purpose));
            const live = on.filter(
              ({ id }) => !on.some(({ event }) => event.decisions[purpose]?.parents.includes(id)),
            );
            expect(ids(heads(ledger, purpose))).toEqual(ids(live).sort());
          }
        }
      }),
    );
  });

  it('are one, where each decision has seen all before it', () => {
    const a = factOf('a', [['ads', 'granted', []]]);
    const b = factOf('b', [['ads', 'refused', ['a']]]);
    expect(ids(heads(ledgerOf([b, a]), 'ads'))).toEqual(['b']);
  });

  it('are several, where decisions did not know of each other, until one has seen them all', () => {
    const a = factOf('a', [['ads', 'granted', []]]);
    const c = factOf('c', [['ads', 'granted', ['a']]]);
    const b = factOf('b', [['ads', 'withdrawn', ['a']]]);
    const d = factOf('d', [['ads', 'granted', ['b', 'c']]]);
    expect(ids(heads(ledgerOf([c, b, a]), 'ads'))).toEqual(['b', 'c']);
    expect(ids(heads(ledgerOf([c, b, a, d]), 'ads'))).toEqual(['d']);
  });

  it('of one purpose are not superseded by a decision on another', () => {
    const a = factOf('a', [
      ['ads', 'refused', []],
      ['mail', 'refused', []],
    ]);
    const b = factOf('b', [['mail', 'granted', ['a']]]);
    const c = factOf('c', [
      ['mail', 'granted', ['a']],
      ['ads', 'granted', []],
    ]);
    expect(ids(heads(ledgerOf([a, b]), 'ads'))).toEqual(['a']);
    expect(ids(heads(ledgerOf([a, b, c]), 'ads'))).toEqual(['a', 'c']);
  });

  it('of a purpose on which nothing was decided are none, whatever objects inherit', () => {
    const ledger = ledgerOf([factOf('a', [['ads', 'granted', []]])]);
    for (const purpose of ['mail', '__proto__', 'constructor', 'toString']) {
      expect(heads(ledger, purpose)).toEqual([]);
    }
  });
});

/** What a peer learns from another: all that its frontier does not cover. */
const exchange = (from: Ledger, to: Ledger): Ledger =>
  merge(to, ledgerOf(unseen(from, frontier(to))));

describe('unseen', () => {
  it('with what the peer holds is at least everything: nothing is ever withheld', () => {
    fc.assert(
      fc.property(worlds, fc.nat(2), fc.nat(2), ({ devices }, from, to) => {
        const [a, b] = [devices[from] ?? empty, devices[to] ?? empty];
        const sent = ids(unseen(a, frontier(b)));
        const reached = new Set([...sent, ...b.events.keys()]);
        expect([...a.events.keys()].filter((id) => !reached.has(id))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('closes a gap that lies below what the peer holds', () => {
    const a = factOf('a', [['ads', 'refused', []]]);
    const b = factOf('b', [['ads', 'granted', ['a']]]);
    expect(ids(unseen(ledgerOf([a, b]), frontier(ledgerOf([b]))))).toContain('a');
  });

  it('closes a gap without sending again what lies below it', () => {
    const [a, b] = [factOf('a', [['ads', 'refused', []]]), factOf('b', [['ads', 'refused', []]])];
    const c = factOf('c', [['ads', 'granted', ['a', 'b']]]);
    const d = factOf('d', [['ads', 'refused', ['c']]]);
    const torn = ledgerOf([a, c, d]);
    expect(frontier(torn)).toEqual(['a']);
    expect(ids(unseen(ledgerOf([a, b, c, d]), frontier(torn)))).toEqual(['b', 'c', 'd']);
  });

  it('of oneself is nothing, where nothing is missing', () => {
    fc.assert(
      fc.property(worlds, ({ events }) => {
        const ledger = ledgerOf(events);
        expect(unseen(ledger, frontier(ledger))).toEqual([]);
      }),
    );
  });

  it('sends only what is new to a peer that holds all before it', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), ({ events }, count) => {
        const known = events.slice(0, count % (events.length + 1));
        const sent = unseen(ledgerOf(events), frontier(ledgerOf(known)));
        expect(ids(sent)).toEqual(ids(events.slice(known.length)).sort());
      }),
    );
  });

  it('sends everything to a peer that names nothing, or nothing that is known', () => {
    fc.assert(
      fc.property(worlds, fc.array(fc.string()), ({ events }, names) => {
        const unknown = names.filter((name) => !/^e\d+$/.test(name));
        expect(ids(unseen(ledgerOf(events), unknown))).toEqual(ids(events).sort());
      }),
    );
  });

  it('does not depend on the order in which events arrive', () => {
    const reordered = worlds.chain(({ events, devices }) =>
      fc.tuple(fc.constant(events), shuffled(events), fc.constant(devices[0] ?? empty)),
    );
    fc.assert(
      fc.property(reordered, ([events, others, peer]) => {
        expect(unseen(ledgerOf(others), frontier(peer))).toEqual(
          unseen(ledgerOf(events), frontier(peer)),
        );
        expect(frontier(ledgerOf(others))).toEqual(frontier(ledgerOf(events)));
      }),
    );
  });

  it('ends even where made-up names go round in a circle', () => {
    const a = factOf('a', [['ads', 'granted', ['b']]]);
    const b = factOf('b', [['ads', 'granted', ['a']]]);
    expect(unseen(ledgerOf([a, b]), ['a'])).toEqual([]);
    expect(frontier(ledgerOf([a, b]))).toEqual([]);
  });
});

describe('an exchange in both directions', () => {
  it('leaves both sides equal', () => {
    fc.assert(
      fc.property(worlds, ({ devices: [a = empty, b = empty] }) => {
        expect([...exchange(a, b).events.keys()].sort()).toEqual(
          [...exchange(b, a).events.keys()].sort(),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('spreads every fact to every device, in whatever pairs they meet', () => {
    fc.assert(
      fc.property(worlds, ({ devices: [a = empty, b = empty, c = empty], events }) => {
        const middle = exchange(c, exchange(a, b));
        for (const one of [exchange(middle, a), middle, exchange(middle, c)]) {
          expect([...one.events.keys()].sort()).toEqual(ids(events).sort());
        }
      }),
    );
  });
});

describe('pending', () => {
  it('are the events without a receipt: a receipt can come first, or twice', () => {
    const [a, b] = [factOf('a', [['ads', 'granted', []]]), factOf('b', [['ads', 'granted', []]])];
    const early: Receipt[] = [receiptOf('b'), receiptOf('b')];
    expect(ids(pending(merge(ledgerOf([], early), ledgerOf([a, b]))))).toEqual(['a']);
    expect(ids(pending(ledgerOf([a, b])))).toEqual(['a', 'b']);
  });
});

describe('ten thousand events take no time to speak of', () => {
  const COUNT = 10_000;
  const name = (n: number): string => `e${String(n).padStart(5, '0')}`;
  const shapes = {
    'in a chain': (n: number) => factOf(name(n), [['ads', 'granted', n > 0 ? [name(n - 1)] : []]]),
    'that all supersede the first': (n: number) =>
      factOf(name(n), [['ads', 'granted', n > 0 ? [name(0)] : []]]),
    'each on a purpose of its own': (n: number) => factOf(name(n), [[`p${n}`, 'granted', []]]),
    'none of which has seen another': (n: number) => factOf(name(n), [['ads', 'granted', []]]),
  };

  it.each(Object.entries(shapes))('%s', (_, fact) => {
    const events = Array.from({ length: COUNT }, (_, n) => fact(n));
    // The processor's time: other programs may be running.
    const start = process.cpuUsage();
    const ledger = merge(ledgerOf(events), ledgerOf(events));
    heads(ledger, 'ads');
    const unreached = unseen(ledger, frontier(ledger));
    const sent = unseen(ledger, []);
    const took = process.cpuUsage(start).user / 1_000;
    expect(unreached).toEqual([]);
    expect(sent).toHaveLength(COUNT);
    expect(took).toBeLessThan(1_000);
  });
});
