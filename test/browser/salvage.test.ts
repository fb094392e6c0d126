import { describe, expect, it } from 'vitest';
import { derive, UNKNOWN, type Situation } from '../../src/browser/situation.ts';
import { inOrder } from '../../src/browser/storage/order.ts';
import { holding, parting } from '../../src/browser/storage/salvage.ts';
import type { SealedEvent } from '../../src/core/event.ts';
import { ledgerOf } from '../../src/core/ledger.ts';
import type { PublishedNotice } from '../../src/core/publish.ts';
import { factOf, noticeOf } from '../core/make.ts';

const notice = noticeOf('1', { ads: { basis: 'consent' }, mail: { basis: 'opt-out' } });

const situationOf = (facts: readonly SealedEvent[], more: Partial<Situation> = {}): Situation => ({
  ...UNKNOWN,
  phase: 'ready',
  versions: [notice as PublishedNotice],
  ledger: ledgerOf(facts, []),
  ...more,
});
const open = (situation: Situation): string[] =>
  Object.entries(derive(situation, new Date()).purposes).flatMap(([key, { allowed }]) =>
    allowed ? [key] : [],
  );

describe('a page that keeps nothing but in memory', () => {
  const grants = [factOf('g', [['ads', 'granted', []]])];

  it('opens what may run unless it is refused, where it has read that it is not', () => {
    expect(open(situationOf([], { hold: holding([], false) }))).toEqual(['mail']);
  });

  it('keeps that shut where it has never read its disk, until the person has decided', () => {
    const hold = holding([], true);
    expect(open(situationOf([], { hold }))).toEqual([]);
    expect(open(situationOf([factOf('m', [['mail', 'granted', []]])], { hold }))).toEqual(['mail']);
  });

  it('opens a grant that the disk holds or the server has attested, and no other', () => {
    const [grant] = grants;
    const event = [['event', 'g'], grant] as const;
    expect(open(situationOf(grants, { hold: holding([], false) }))).toEqual(['ads', 'mail']);
    expect(open(situationOf(grants, { hold: holding([event], false) }))).toEqual(['mail']);
    const ledger = ledgerOf(grants, [{ id: 'g', jws: '' }]);
    const attested = situationOf([], { ledger, hold: holding([event], false) });
    expect(open(attested)).toEqual(['ads', 'mail']);
  });

  it('opens no grant by a receipt that it has not learnt: a withdrawal may have come beside it', () => {
    const rows = [[['event', 'g'], grants[0]] as const, [['receipt', 'g'], {}] as const];
    expect(open(situationOf(grants, { hold: holding(rows, false) }))).toEqual(['mail']);
  });
});

describe('events that are acts again, to be sealed anew', () => {
  const denial = factOf('d', [['mail', 'refused', []]]);
  const before = situationOf([denial]);
  const after = { ...before, ...parting(before, [denial]) };

  it('are in the ledger no more, and what they deny stays shut', () => {
    expect(open(before)).toEqual([]);
    expect([...after.ledger.events.keys()]).toEqual([]);
    expect(open(after)).toEqual([]);
  });

  it('may be decided otherwise afterwards', () => {
    const ledger = ledgerOf([factOf('m', [['mail', 'granted', []]])], []);
    expect(open({ ...after, ledger })).toEqual(['mail']);
  });

  it('grant nothing', () => {
    const grant = factOf('g', [['ads', 'granted', []]]);
    const situation = situationOf([grant]);
    expect(open({ ...situation, ...parting(situation, [grant]) })).toEqual(['mail']);
  });

  it('are sealed in the order of what they supersede', () => {
    const last = factOf('a', [['ads', 'granted', ['b']]]).event;
    const middle = factOf('b', [['ads', 'refused', ['c', 'elsewhere']]]).event;
    const first = factOf('c', [['ads', 'granted', []]]).event;
    const acts = [
      ['a', last],
      ['b', middle],
      ['c', first],
    ] as const;
    expect(inOrder(acts).map(([key]) => key)).toEqual(['c', 'b', 'a']);
  });
});
