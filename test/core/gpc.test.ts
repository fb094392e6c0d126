import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { objected, objections } from '../../src/core/gpc.ts';
import { empty, heads, ledgerOf, merge } from '../../src/core/ledger.ts';
import { statesOf } from '../../src/core/state.ts';
import { factOf, noticeOf, PURPOSES } from './make.ts';

const NOTICE = noticeOf('1', {
  ads: { basis: 'consent', gpc: true },
  mail: { basis: 'opt-out', gpc: true },
  needed: { basis: 'required', gpc: true },
  other: 'consent',
});
const at = new Date('2024-01-01T00:00:00Z');
const applicable = [NOTICE];
const on = { applicable, versions: applicable, at };
const SIGNAL = { surface: 'signal', means: 'script' } as const;

test('it objects to what the notice names, and asks', () => {
  expect(objections(applicable, empty)).toEqual(['ads', 'mail']);
  expect(objections([...applicable, ...applicable], empty)).toEqual(['ads', 'mail']);
});

test('what was granted before it was first heard is shut at once, also what is open unasked', () => {
  const ledger = ledgerOf([factOf('a', [['ads', 'granted', []]])]);
  const closures = objected(objections(applicable, ledger), ledger);
  const states = statesOf({ ledger, closures, ...on });
  expect(states).toMatchObject({ ads: { allowed: false }, mail: { allowed: false } });
});

test('it is recorded once: a later grant of the person stands, for good', () => {
  const recorded = ledgerOf([
    factOf('a', [['ads', 'granted', []]]),
    factOf('b', [['ads', 'withdrawn', ['a']]], SIGNAL),
  ]);
  expect(statesOf({ ledger: recorded, closures: {}, ...on })['ads']).toMatchObject({
    value: 'denied',
    reason: 'withdrawn',
  });
  expect(objections(applicable, recorded)).toEqual(['mail']);
  const later = merge(recorded, ledgerOf([factOf('c', [['ads', 'granted', ['b']]])]));
  expect(objections(applicable, later)).toEqual(['mail']);
  const closures = objected(['ads'], recorded);
  const states = statesOf({ ledger: later, closures, ...on });
  expect(states['ads']?.allowed).toBe(true);
});

test('a refusal of the person’s own is another act: it is recorded beside that', () => {
  const ledger = ledgerOf([factOf('a', [['ads', 'refused', []]])]);
  expect(objections(applicable, ledger)).toContain('ads');
});

test('a grant is no objection, however it was made', () => {
  const ledger = ledgerOf([factOf('a', [['ads', 'granted', []]], SIGNAL)]);
  expect(objections(applicable, ledger)).toContain('ads');
});

test('law: once recorded, nothing that comes after makes it object again', () => {
  const decision = fc.constantFrom('granted' as const, 'refused' as const, 'withdrawn' as const);
  const act = fc.tuple(fc.constantFrom(...PURPOSES), decision);
  const objection = fc.constantFrom('refused' as const, 'withdrawn' as const);
  const some = [fc.array(act, { maxLength: 8 }), fc.constantFrom(...PURPOSES), objection] as const;
  fc.assert(
    fc.property(...some, (acts, purpose, word) => {
      const notices = [noticeOf('1', Object.fromEntries([[purpose, GPC]]))];
      let ledger = empty;
      const add = (key: string, decided: 'granted' | 'refused' | 'withdrawn', over = {}): void => {
        const parents = heads(ledger, key).map(({ id }) => id);
        const fact = factOf(`${ledger.events.size}`, [[key, decided, parents]], over);
        ledger = merge(ledger, ledgerOf([fact]));
      };
      expect(objections(notices, ledger)).toEqual([purpose]);
      add(purpose, word, SIGNAL);
      for (const [key, decided] of acts) add(key, decided);
      expect(objections(notices, ledger)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
const GPC = { basis: 'consent', gpc: true } as const;
