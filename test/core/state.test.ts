import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act, Decision, SealedEvent } from '../../src/core/event.ts';
import { empty, heads, ledgerOf, merge, type Ledger } from '../../src/core/ledger.ts';
import type { Notice } from '../../src/core/notice.ts';
import { STRONGEST_FIRST, suffices } from '../../src/core/mechanism.ts';
import type { Basis, Mechanism, PurposeKey } from '../../src/core/purpose.ts';
import { select } from '../../src/core/select.ts';
import {
  isAsked,
  mustAsk,
  stateOf,
  statesOf,
  type Closures,
  type Facts,
  type PurposeState,
} from '../../src/core/state.ts';
import {
  decisions,
  factOf,
  instants,
  noticeOf,
  PURPOSES,
  referenceTo,
  shuffled,
  worlds,
  type Decided,
} from './make.ts';

const BASES: readonly Basis[] = ['consent', 'opt-out', 'required', 'exempt', 'notice-only'];
const NOW = new Date('2025-07-01T00:00:00Z');

const consent = noticeOf('1', { ads: 'consent' });

/** Facts in which all versions of the notices that apply now are known. */
const factsOf = (
  events: readonly SealedEvent[],
  versions: readonly Notice[] = [consent],
  over: Partial<Facts> = {},
): Facts => {
  const at = over.at ?? NOW;
  const applicable = select(versions, {}, at).notices;
  return { ledger: ledgerOf(events), closures: {}, applicable, versions, at, ...over };
};

const adsOf = (...facts: Parameters<typeof factsOf>): PurposeState =>
  stateOf('ads', factsOf(...facts));

const granted = (
  id: string,
  parents: readonly string[] = [],
  over: Partial<Act> = {},
): SealedEvent => factOf(id, [['ads', 'granted', parents]], over);
const refused = (id: string, parents: readonly string[] = []): SealedEvent =>
  factOf(id, [['ads', 'refused', parents]]);
const withdrawn = (id: string, parents: readonly string[] = []): SealedEvent =>
  factOf(id, [['ads', 'withdrawn', parents]]);

const sometimes = <Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(values, { nil: undefined, freq: 1 });

/** A version that changes these purposes materially. */
const renewing = (...purposes: readonly PurposeKey[]): Pick<Notice, 'changes'> => ({
  changes: [{ key: 'change', material: true, purposes }],
});

/** Up to three versions of two notices, which put any of the purposes on any basis. */
const notices: fc.Arbitrary<Notice[]> = fc.uniqueArray(
  fc
    .record({
      key: fc.constantFrom('policy', 'campaign'),
      version: fc.constantFrom('1', '2', '3'),
      uses: fc.array(
        fc.tuple(
          fc.constantFrom(...PURPOSES),
          fc.oneof(fc.constant<Basis>('consent'), fc.constantFrom(...BASES)),
          sometimes(fc.nat(2_000)),
        ),
        { minLength: 2, maxLength: 8, size: 'max' },
      ),
      renews: sometimes(fc.subarray([...PURPOSES])),
    })
    .map(({ key, version, uses, renews }) =>
      noticeOf(
        version,
        Object.fromEntries(
          uses.map(([purpose, basis, validDays]) => [
            purpose,
            validDays === undefined ? { basis } : { basis, validDays },
          ]),
        ),
        renews === undefined ? { key } : { key, ...renewing(...renews) },
      ),
    ),
  { selector: ({ key, version }) => `${key} ${version}`, minLength: 1, maxLength: 4, size: 'max' },
);

const closures: fc.Arbitrary<Closures> = fc
  .array(fc.tuple(fc.constantFrom(...PURPOSES), fc.array(fc.nat(8))), { maxLength: 3 })
  .map((all) =>
    Object.fromEntries(
      all.map(([purpose, numbers]) => [purpose, numbers.map((n) => `e${(n * 7_919) % 10_007}`)]),
    ),
  );

/** Anything that can be known at an instant. */
const allFacts: fc.Arbitrary<Facts> = fc
  .record({ world: worlds, device: fc.nat(2), notices, closures, at: instants })
  .map(({ world, device, notices, closures, at }) =>
    factsOf([], notices, { ledger: world.devices[device] ?? empty, closures, at }),
  );

/** Runs a property over enough of the rarer cases. */
const holds = <Values extends [unknown, ...unknown[]]>(
  property: fc.IProperty<Values>,
  numRuns = 400,
): void => {
  fc.assert(property, { numRuns });
};

describe('the state', () => {
  it('does not depend on the order in which facts arrive, nor on repetition', () => {
    const twice = fc.record({ world: worlds, notices, closures, at: instants }).chain((one) =>
      fc.record({
        one: fc.constant(one),
        events: shuffled(one.world.events),
        versions: shuffled(one.notices),
      }),
    );
    holds(
      fc.property(twice, ({ one: { world, notices, closures, at }, events, versions }) => {
        const unique = [...new Set(versions)];
        expect(statesOf(factsOf(events, unique, { closures, at }))).toEqual(
          statesOf(factsOf(world.events, notices, { closures, at })),
        );
      }),
    );
  });

  it('is the same on every device that knows the same', () => {
    holds(
      fc.property(
        worlds,
        notices,
        instants,
        ({ devices: [a = empty, b = empty] }, versions, at) => {
          const here = factsOf([], versions, { at, ledger: merge(a, b) });
          const there = factsOf([], versions, { at, ledger: merge(b, a) });
          expect(statesOf(there)).toEqual(statesOf(here));
        },
      ),
    );
  });

  it('says when a purpose was last decided: the latest of the live decisions', () => {
    const live = ['b', 'c', 'a'].map((id, index) =>
      granted(id, ['d'], { at: `2025-06-0${3 - index}T00:00:00.000Z` }),
    );
    const before = granted('d', [], { at: '2025-06-09T00:00:00.000Z' });
    expect(adsOf([...live, before]).at).toBe('2025-06-03T00:00:00.000Z');
  });

  it('holds each purpose that the applicable notices put, once, in their order', () => {
    const policy = noticeOf('1', { mail: 'consent', ads: 'consent' });
    const campaign = noticeOf('1', { ads: 'consent', calls: 'opt-out' }, { key: 'campaign' });
    const states = statesOf(factsOf([], [policy, campaign], { applicable: [policy, campaign] }));
    expect(Object.keys(states)).toEqual(['mail', 'ads', 'calls']);
  });
});

describe('nobody asked', () => {
  it('is a third state: unset, for that reason', () => {
    expect(adsOf([])).toEqual({
      basis: 'consent',
      mechanism: 'explicit',
      value: 'unset',
      reason: 'not-asked',
      allowed: false,
    });
  });

  it.each([
    ['consent', false],
    ['opt-out', true],
    ['required', true],
    ['exempt', true],
    ['notice-only', true],
  ] as const)('under %s allows: %s', (basis, allowed) => {
    expect(adsOf([], [noticeOf('1', { ads: basis })])).toMatchObject({ value: 'unset', allowed });
  });

  it('is put to the person only under consent', () => {
    for (const basis of BASES) {
      expect(mustAsk(adsOf([], [noticeOf('1', { ads: basis })]))).toBe(basis === 'consent');
    }
    expect(mustAsk(adsOf([granted('a')]))).toBe(false);
    expect(mustAsk(adsOf([refused('a')]))).toBe(false);
  });

  it('is not answered by a decision on another purpose', () => {
    expect(adsOf([factOf('a', [['mail', 'granted', []]])]).value).toBe('unset');
  });
});

describe('one decision', () => {
  it.each([
    ['granted', 'granted'],
    ['refused', 'denied'],
    ['withdrawn', 'denied'],
  ] as const)('%s makes the purpose %s', (decision, value) => {
    expect(adsOf([factOf('a', [['ads', decision, []]])])).toMatchObject({
      value,
      reason: decision,
      at: '2025-06-01T00:00:00.000Z',
    });
  });

  it('that is no known word denies', () => {
    holds(
      fc.property(fc.string(), (word) => {
        fc.pre(word !== 'granted');
        const odd = factOf('a', [['ads', word as Decision, []]]);
        expect(adsOf([odd])).toMatchObject({ value: 'denied', allowed: false });
      }),
    );
  });

  it.each([
    ['consent', 'granted', true],
    ['consent', 'refused', false],
    ['opt-out', 'granted', true],
    ['opt-out', 'refused', false],
    ['opt-out', 'withdrawn', false],
    ['required', 'refused', true],
    ['required', 'withdrawn', true],
    ['notice-only', 'refused', true],
  ] as const)('under %s, %s allows: %s', (basis, decision, allowed) => {
    const event = factOf('a', [['ads', decision, []]]);
    expect(adsOf([event], [noticeOf('1', { ads: basis })]).allowed).toBe(allowed);
  });
});

describe('between decisions that did not know of each other', () => {
  it('withdrawal wins, and so does refusal, however the clocks stand', () => {
    const denials = fc.constantFrom('refused' as const, 'withdrawn' as const);
    holds(
      fc.property(denials, instants, instants, fc.boolean(), (denial, early, late, first) => {
        const grant = granted('b', ['a'], { at: late.toISOString() });
        const deny = factOf('c', [['ads', denial, ['a']]], { at: early.toISOString() });
        const both = first ? [grant, deny] : [deny, grant];
        expect(adsOf([granted('a'), ...both])).toMatchObject({
          value: 'denied',
          reason: denial,
          allowed: false,
        });
      }),
    );
  });

  it('two grants grant, and a refusal beside a withdrawal reads as withdrawn', () => {
    expect(adsOf([granted('a'), granted('b')]).value).toBe('granted');
    expect(adsOf([refused('a'), withdrawn('b'), refused('c')]).reason).toBe('withdrawn');
  });

  it('one that has seen both settles, either way', () => {
    const both = [granted('a'), granted('b', ['a']), withdrawn('c', ['a'])];
    expect(adsOf([...both, granted('d', ['b', 'c'])]).value).toBe('granted');
    expect(adsOf([...both, refused('d', ['b', 'c'])]).value).toBe('denied');
  });

  it('one that has seen only the grant does not settle', () => {
    const both = [granted('a'), granted('b', ['a']), withdrawn('c', ['a'])];
    expect(adsOf([...both, granted('d', ['b'])]).reason).toBe('withdrawn');
  });

  it('any live denial denies, in whatever history', () => {
    holds(
      fc.property(allFacts, (facts) => {
        for (const purpose of PURPOSES) {
          const denied = heads(facts.ledger, purpose).some(
            ({ event }) => event.decisions[purpose]?.decision !== 'granted',
          );
          const { value, basis, allowed } = stateOf(purpose, facts);
          if (denied) expect(value).toBe('denied');
          if (denied && isAsked(basis)) expect(allowed).toBe(false);
        }
      }),
    );
  });
});

describe('the basis', () => {
  it('that holds among several notices is the strictest', () => {
    const pairs = BASES.flatMap((one, index) => BASES.slice(index).map((other) => [one, other]));
    for (const [strict = 'consent', lax = 'consent'] of pairs) {
      const versions = [
        noticeOf('1', { ads: lax }),
        noticeOf('1', { ads: strict }, { key: 'campaign' }),
      ];
      expect(adsOf([], versions).basis).toBe(strict);
      expect(adsOf([], versions.toReversed()).basis).toBe(strict);
    }
  });

  it('is consent for a purpose that nothing applicable puts, and nothing opens it', () => {
    holds(
      fc.property(allFacts, fc.string(), (facts, other) => {
        for (const purpose of [...PURPOSES, other]) {
          if (Object.hasOwn(statesOf(facts), purpose)) continue;
          const { basis, value, allowed } = stateOf(purpose, facts);
          expect({ basis, allowed, open: value === 'granted' }).toEqual({
            basis: 'consent',
            allowed: false,
            open: false,
          });
        }
      }),
    );
    expect(adsOf([granted('a')], [noticeOf('1', { mail: 'consent' })]).reason).toBe('not-shown');
    expect(adsOf([withdrawn('a')], []).reason).toBe('withdrawn');
  });

  it('required and notice-only are always allowed, whatever happened', () => {
    holds(
      fc.property(allFacts, (facts) => {
        for (const { basis, allowed } of Object.values(statesOf(facts))) {
          if (!isAsked(basis)) expect(allowed).toBe(true);
        }
      }),
    );
  });

  it('opt-out is open until denied, consent is shut until granted', () => {
    holds(
      fc.property(allFacts, (facts) => {
        for (const { basis, value, allowed } of Object.values(
          statesOf({ ...facts, closures: {} }),
        )) {
          if (basis === 'opt-out') expect(allowed).toBe(value !== 'denied');
          if (basis === 'consent') expect(allowed).toBe(value === 'granted');
        }
      }),
    );
  });
});

describe('a grant', () => {
  const days = (validDays: number, basis: Basis = 'consent'): Notice =>
    noticeOf('1', { ads: { basis, validDays } });

  it('lasts for the days that the notice states, to the millisecond', () => {
    const event = granted('a', [], { at: '2025-06-01T00:00:00.000Z' });
    const at = (instant: string) => adsOf([event], [days(30)], { at: new Date(instant) });
    expect(at('2025-06-30T23:59:59.999Z').value).toBe('granted');
    expect(at('2025-07-01T00:00:00.000Z')).toMatchObject({ value: 'unset', reason: 'expired' });
  });

  it('lasts no longer because a later version says so, and shorter if it does', () => {
    const event = granted('a', [], { at: '2025-06-01T00:00:00.000Z' });
    const later = (validDays?: number) =>
      noticeOf('2', {
        ads: { basis: 'consent', ...(validDays === undefined ? {} : { validDays }) },
      });
    expect(adsOf([event], [days(20), later()]).reason).toBe('expired');
    expect(adsOf([event], [days(20), later(365)]).reason).toBe('expired');
    expect(adsOf([event], [days(365), later(20)]).reason).toBe('expired');
    expect(adsOf([event], [days(365), later(40)]).reason).toBe('granted');
  });

  it('with a time that cannot be read never counts', () => {
    expect(adsOf([granted('a', [], { at: 'yesterday' })]).reason).toBe('expired');
  });

  it('that expires under opt-out closes nothing: only an objection does', () => {
    const old = granted('a', [], { at: '2000-01-01T00:00:00.000Z' });
    expect(adsOf([old], [days(1, 'opt-out')]).allowed).toBe(true);
  });

  it('ends with a later version that renews its purpose, and only then', () => {
    const event = factOf('a', [
      ['ads', 'granted', []],
      ['mail', 'granted', []],
    ]);
    const one = noticeOf('1', { ads: 'consent', mail: 'consent' });
    const two = noticeOf('2', { ads: 'consent', mail: 'consent' }, renewing('ads'));
    const states = statesOf(factsOf([event], [one, two]));
    expect(states['ads']).toMatchObject({ value: 'unset', reason: 'renewed', allowed: false });
    expect(states['mail']).toMatchObject({ value: 'granted', allowed: true });
    expect(adsOf([event], [one, two], { at: new Date('2021-12-31T23:59:59Z') }).value).toBe(
      'granted',
    );
  });

  it('under the very version that renews, or a later one, is not renewed by it', () => {
    const two = noticeOf('2', { ads: 'consent' }, renewing('ads'));
    const versions = [consent, two, noticeOf('3', { ads: 'consent' })];
    for (const version of ['2', '3']) {
      const event = granted('a', [], { notices: [referenceTo({ key: 'policy', version })] });
      expect(adsOf([event], versions).value).toBe('granted');
    }
    expect(adsOf([granted('a')], versions).reason).toBe('renewed');
  });

  it('that names two versions counts from the earlier, in whatever order', () => {
    const two = noticeOf('2', { ads: 'consent' }, renewing('ads'));
    const event = granted('a', [], { notices: [referenceTo(two), referenceTo(consent)] });
    expect(adsOf([event], [consent, two]).reason).toBe('renewed');
    expect(adsOf([event], [two, consent]).reason).toBe('renewed');
  });

  it('is not ended by another notice that renews the purpose', () => {
    const other = noticeOf('2', { mail: 'consent' }, { key: 'campaign', ...renewing('ads') });
    expect(adsOf([granted('a')], [consent, other]).value).toBe('granted');
  });

  it.each([
    ['an unknown notice', { key: 'other', version: '1' }],
    ['an unknown version', { key: 'policy', version: '9' }],
    ['a notice that does not put the purpose', { key: 'terms', version: '1' }],
    ['a version that did not put it', { key: 'policy', version: '0' }],
    ['a version under which nobody had to be asked', { key: 'policy', version: '.5' }],
  ])('on %s opens nothing', (_, reference) => {
    const versions = [
      noticeOf('0', { mail: 'consent' }, { effective: { from: '2019-01-01T00:00:00Z' } }),
      noticeOf('.5', { ads: 'opt-out' }, { effective: { from: '2019-06-01T00:00:00Z' } }),
      consent,
      noticeOf('1', { mail: 'consent' }, { key: 'terms' }),
    ];
    const event = granted('a', [], { notices: [referenceTo(reference)] });
    expect(adsOf([event], versions)).toMatchObject({
      value: 'unset',
      reason: 'not-shown',
      allowed: false,
    });
  });

  it('that came about in a weaker way than is demanded opens nothing, in any world', () => {
    const weaker = fc
      .constantFrom(...STRONGEST_FIRST)
      .chain((demanded) =>
        fc.tuple(
          fc.constant(demanded),
          fc.constantFrom(...STRONGEST_FIRST.filter((given) => !suffices(given, demanded)), 'x'),
        ),
      );
    holds(
      fc.property(allFacts, weaker, (facts, [mechanism, given]) => {
        const demanding = (notice: Notice): Notice => ({
          ...notice,
          purposes: notice.purposes.map((use) => ({ ...use, mechanism })),
        });
        const events = [...facts.ledger.events.values()].map((sealed) => ({
          ...sealed,
          event: { ...sealed.event, mechanism: given as Mechanism },
        }));
        const states = statesOf({
          ...facts,
          applicable: facts.applicable.map(demanding),
          versions: facts.versions.map(demanding),
          ledger: ledgerOf(events),
        });
        for (const { basis, value } of Object.values(states)) {
          if (basis === 'consent') expect(value).not.toBe('granted');
        }
      }),
    );
  });

  it('says by which mechanism it stands: the weakest of those that are live', () => {
    const deemable = noticeOf('1', { ads: { basis: 'consent', mechanism: 'deemed-by-use' } });
    const deemed = granted('a', [], { mechanism: 'deemed-by-use' });
    expect(adsOf([deemed], [deemable])).toMatchObject({
      value: 'granted',
      mechanism: 'deemed-by-use',
      by: 'deemed-by-use',
    });
    expect(adsOf([deemed, granted('b')], [deemable]).by).toBe('deemed-by-use');
    expect(adsOf([deemed, granted('b', ['a'])], [deemable]).by).toBe('explicit');
    expect(adsOf([deemed], [deemable, noticeOf('2', { ads: 'consent' })]).reason).toBe('too-weak');
  });

  it('must be as strong as the most demanding of the notices that ask for it', () => {
    const one = noticeOf('1', { ads: { basis: 'consent', mechanism: 'deemed-by-use' } });
    const other = noticeOf('1', { ads: 'consent' }, { key: 'campaign' });
    const both = { notices: [referenceTo(one), referenceTo(other)] };
    const deemed = granted('a', [], { ...both, mechanism: 'deemed-by-use' });
    expect(adsOf([deemed], [one, other])).toMatchObject({
      reason: 'too-weak',
      mechanism: 'explicit',
    });
    const announced = noticeOf('1', { ads: 'notice-only' }, { key: 'campaign' });
    expect(adsOf([deemed], [one, announced]).mechanism).toBe('deemed-by-use');
  });

  it('must have been given on each notice that asks for it', () => {
    const campaign = noticeOf('1', { ads: 'consent' }, { key: 'campaign' });
    const announced = noticeOf('1', { ads: 'notice-only' }, { key: 'terms' });
    const both = { notices: [referenceTo(consent), referenceTo(campaign)] };
    expect(adsOf([granted('a')], [consent, campaign]).reason).toBe('not-shown');
    expect(adsOf([granted('a', [], both)], [consent, campaign]).value).toBe('granted');
    expect(adsOf([granted('a')], [consent, announced]).value).toBe('granted');
  });

  it('must hold for each of several live grants', () => {
    const old = granted('a', [], { at: '2020-06-01T00:00:00.000Z' });
    expect(adsOf([old, granted('b')], [days(365)]).reason).toBe('expired');
    expect(adsOf([old, granted('b', ['a'])], [days(365)]).value).toBe('granted');
  });

  it('is never reopened by time alone', () => {
    holds(
      fc.property(allFacts, instants, (facts, other) => {
        const [early, late] = [facts.at, other].sort((a, b) => a.getTime() - b.getTime());
        const before = statesOf({ ...facts, at: early ?? other });
        const after = statesOf({ ...facts, at: late ?? other });
        for (const [purpose, { allowed }] of Object.entries(after)) {
          if (allowed) expect(before[purpose]?.allowed).toBe(true);
        }
      }),
    );
  });
});

describe('a denial', () => {
  it('survives the renewal of its purpose, expiry and an unknown notice', () => {
    const two = noticeOf('2', { ads: { basis: 'consent', validDays: 1 } }, renewing('ads'));
    for (const decision of ['refused', 'withdrawn'] as const) {
      const event = factOf('a', [['ads', decision, []]], {
        at: '2000-01-01T00:00:00.000Z',
        notices: [],
      });
      expect(adsOf([event], [consent, two])).toMatchObject({ value: 'denied', reason: decision });
    }
  });

  it('denies as soon as it is known, unless something had superseded it already', () => {
    const added = fc.record({ purpose: fc.constantFrom(...PURPOSES), parents: fc.boolean() });
    holds(
      fc.property(allFacts, decisions, added, (facts, decision, { purpose, parents }) => {
        fc.pre(decision !== 'granted');
        const seen = parents ? heads(facts.ledger, purpose).map(({ id }) => id) : [];
        const event = factOf('new', [[purpose, decision, seen]]);
        const after = stateOf(purpose, plus(facts, [event]));
        expect(after.value).toBe('denied');
        expect(after.allowed).toBe(!isAsked(after.basis));
      }),
    );
  });

  it('known late, opens only what a decision that had seen it had settled', () => {
    const late = refused('b', ['a']);
    const known = [withdrawn('a'), granted('c', ['b'])];
    expect(adsOf(known).value).toBe('denied');
    expect(adsOf([...known, late]).value).toBe('granted');
    expect(adsOf([withdrawn('a'), granted('c'), late]).value).toBe('denied');
  });
});

const plus = (facts: Facts, events: readonly SealedEvent[]): Facts => ({
  ...facts,
  ledger: merge(facts.ledger, ledgerOf(events)),
});

/** A live grant on a version that asked for the purpose: the only thing that can open it. */
const opener = (purpose: PurposeKey, { ledger, versions, applicable }: Facts): boolean =>
  heads(ledger, purpose).some(
    ({ event }) =>
      event.decisions[purpose]?.decision === 'granted' &&
      applicable.some((notice) =>
        versions.some(
          (version) =>
            version.key === notice.key &&
            version.purposes.some(({ key, basis }) => key === purpose && basis === 'consent') &&
            event.notices.some(
              (shown) => shown.key === version.key && shown.version === version.version,
            ),
        ),
      ),
  );

describe('a purpose under consent', () => {
  it('is never open without a recorded grant, on a notice that asked for it', () => {
    let opened = 0;
    holds(
      fc.property(allFacts, (facts) => {
        for (const [purpose, { basis, value, allowed }] of Object.entries(statesOf(facts))) {
          if (basis !== 'consent' || (value !== 'granted' && !allowed)) continue;
          opened++;
          expect(opener(purpose, facts)).toBe(true);
        }
      }),
      1_000,
    );
    expect(opened).toBeGreaterThan(10);
  });

  it('is never opened by garbage: odd words, purposes and notices, parents that name anything', () => {
    const anyParent = fc.oneof(
      fc.string(),
      fc.nat(8).map((n) => `e${(n * 7_919) % 10_007}`),
    );
    const purposes = fc.oneof(fc.constantFrom<string>(...PURPOSES), fc.string());
    const anyDecided: fc.Arbitrary<Decided> = fc.uniqueArray(
      fc.tuple(
        purposes,
        fc.oneof(
          decisions,
          fc.constantFrom('GRANTED', '', 'true'),
          fc.string(),
        ) as typeof decisions,
        fc.array(anyParent),
      ),
      { selector: ([purpose]) => purpose },
    );
    const garbage = fc
      .record({
        id: fc.string().map((name) => `g${name}`),
        decided: anyDecided,
        at: fc.oneof(
          fc.string(),
          instants.map((at) => at.toISOString()),
        ),
        kind: fc.string() as never as fc.Arbitrary<Act['kind']>,
        notices: fc.array(
          fc.record({
            key: fc.oneof(fc.constant('policy'), fc.string()),
            version: fc.constantFrom('unknown', '', 'toString'),
            hash: fc.string(),
          }),
        ),
      })
      .map(({ id, decided, ...over }) => factOf(id, decided, over));
    holds(
      fc.property(allFacts, fc.array(garbage, { maxLength: 5 }), (facts, added) => {
        const before = statesOf(facts);
        const after = statesOf(plus(facts, added));
        for (const [purpose, { basis, value, allowed }] of Object.entries(after)) {
          if (basis !== 'consent') continue;
          if (value === 'granted') expect(before[purpose]?.value).toBe('granted');
          if (allowed) expect(before[purpose]?.allowed).toBe(true);
        }
      }),
      1_000,
    );
  });
});

describe('closures', () => {
  it('can close and never open', () => {
    let closed = 0;
    holds(
      fc.property(allFacts, (facts) => {
        const open = statesOf({ ...facts, closures: {} });
        for (const [purpose, { allowed, basis }] of Object.entries(statesOf(facts))) {
          if (allowed) expect(open[purpose]?.allowed).toBe(true);
          else if (open[purpose]?.allowed === true) closed++;
          if (!isAsked(basis)) expect(allowed).toBe(true);
        }
      }),
      1_000,
    );
    expect(closed).toBeGreaterThan(10);
  });

  it('close at once what is granted', () => {
    expect(adsOf([granted('a')], undefined, { closures: { ads: ['a'] } })).toMatchObject({
      value: 'denied',
      reason: 'closing',
      allowed: false,
    });
  });

  it('close what was never decided, under opt-out too', () => {
    for (const basis of ['consent', 'opt-out'] as const) {
      const { allowed } = adsOf([], [noticeOf('1', { ads: basis })], { closures: { ads: [] } });
      expect(allowed).toBe(false);
    }
  });

  it('close only their own purpose', () => {
    const over = { closures: { mail: ['a'] } };
    expect(adsOf([granted('a')], undefined, over).value).toBe('granted');
  });

  it('are over when the ledger knows a decision beyond those they supersede', () => {
    const over = { closures: { ads: ['a'] } };
    const known = [granted('a'), withdrawn('b', ['a'])];
    expect(adsOf(known, undefined, over).reason).toBe('withdrawn');
    expect(adsOf([...known, granted('c', ['b'])], undefined, over).value).toBe('granted');
  });
});

describe('purposes with names that objects inherit', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

  it('are purposes like any other', () => {
    const notice = noticeOf('1', Object.fromEntries(names.map((name) => [name, 'consent'])));
    const decided = names.map((name) => [name, 'granted', []] as const);
    for (const [name, { allowed }] of Object.entries(statesOf(factsOf([], [notice])))) {
      expect([name, allowed]).toEqual([name, false]);
    }
    const states = statesOf(factsOf([factOf('a', decided)], [notice]));
    expect(Object.entries(states).map(([name, { value }]) => [name, value])).toEqual(
      names.map((name) => [name, 'granted']),
    );
    const closures = Object.fromEntries(names.map((name) => [name, ['a']]));
    for (const { reason } of Object.values(
      statesOf(factsOf([factOf('a', decided)], [notice], { closures })),
    )) {
      expect(reason).toBe('closing');
    }
  });

  it('are unset where only objects have them', () => {
    const ledger: Ledger = ledgerOf([granted('a')]);
    for (const name of names) {
      const notice = noticeOf('1', Object.fromEntries([[name, 'consent']]));
      expect(stateOf(name, factsOf([], [notice], { ledger })).value).toBe('unset');
    }
  });
});
