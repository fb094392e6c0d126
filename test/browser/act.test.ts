import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { actOf, meansOf } from '../../src/browser/act.ts';
import { derive, UNKNOWN, type Situation } from '../../src/browser/situation.ts';
import type { SealedEvent } from '../../src/core/event.ts';
import { ledgerOf } from '../../src/core/ledger.ts';
import { publish } from '../../src/core/publish.ts';

const NOW = new Date('2026-11-21T00:00:00Z');
let situation: Situation;

beforeAll(async () => {
  const versions = await publish(JSON.parse(readFileSync('demo/notices/ntt-communications.json', 'utf8')));
  situation = {
    ...UNKNOWN,
    phase: 'ready',
    versions,
    audience: { service: 'internet-connection' },
    wanted: ['ja-JP', 'en'],
  };
});

const after = (decision: 'granted' | 'refused' | 'withdrawn'): Situation => {
  const [notice] = situation.versions;
  const event = {
    v: 1,
    notices: [{ key: notice?.key, version: notice?.version, hash: notice?.hash }],
    decisions: { ads: { decision, parents: [] } },
    at: '2026-11-01T00:00:00.000Z',
  };
  return { ...situation, ledger: ledgerOf([{ id: 'one', event, signature: '' } as never]) };
};

const decide = (on: Situation, decisions: Record<string, 'granted' | 'refused'>) =>
  actOf(decisions, derive(on, NOW), on.ledger, { surface: 'banner' }, 'person', NOW);

describe('an act', () => {
  it('pins the very words that were shown, their language, the surface and the time', () => {
    const [notice] = situation.versions;
    expect(decide(situation, { ads: 'granted' })).toEqual({
      v: 1,
      kind: 'decision',
      notices: [{ key: notice?.key, version: notice?.version, hash: notice?.hash }],
      locale: 'ja',
      surface: 'banner',
      means: 'person',
      decisions: { ads: { decision: 'granted', parents: [] } },
      at: '2026-11-21T00:00:00.000Z',
    });
  });

  it('names the heads that it supersedes', () => {
    expect(decide(after('granted'), { ads: 'granted' }).decisions).toEqual({
      ads: { decision: 'granted', parents: ['one'] },
    });
  });

  it.each([
    ['granted', 'withdrawn'],
    ['withdrawn', 'withdrawn'],
    ['refused', 'refused'],
  ] as const)('that refuses what was %s is recorded as %s', (before, recorded) => {
    expect(decide(after(before), { ads: 'refused' }).decisions['ads']?.decision).toBe(recorded);
  });

  it('on what no applicable notice puts is not made', () => {
    expect(() => decide(situation, { nonsense: 'granted' })).toThrow(/^unknown-purpose: nonsense$/);
    expect(() => decide(situation, { toString: 'granted' } as never)).toThrow('unknown-purpose');
    const nobody = { ...situation, audience: {} };
    expect(() => decide(nobody, { ads: 'granted' })).toThrow('unknown-purpose');
  });

  it('on what is never asked is not made', () => {
    const required = situation.versions[0]?.purposes.find(({ basis }) => basis === 'required');
    expect(() => decide(situation, { [String(required?.key)]: 'refused' })).toThrow(
      'unknown-purpose',
    );
  });

  it('without a decision, or with another word than the two, is a mistake of the caller', () => {
    expect(() => decide(situation, {})).toThrow(TypeError);
    expect(() => decide(situation, { ads: 'unset' } as never)).toThrow(TypeError);
  });
});

describe('the means of an act', () => {
  it('is a script where there is no event, or one that a script made', () => {
    expect(meansOf({})).toBe('script');
    expect(meansOf({ event: { isTrusted: true, eventPhase: 2, type: 'click' } })).toBe('script');
    let during: unknown;
    document.body.addEventListener('click', (event) => (during = meansOf({ event })), {
      once: true,
    });
    document.body.click();
    expect(during).toBe('script');
  });
});

describe('the state that is shown', () => {
  it('asks only for what is unset, in the language that the person reads', () => {
    const state = derive(situation, NOW);
    expect(state.asking.toSorted()).toEqual(['ads', 'behavioral-analysis', 'partner-campaigns']);
    expect([state.locale, state.view]).toEqual(['ja', 'banner']);
    expect(derive(after('refused'), NOW).asking).not.toContain('ads');
  });

  it('shows nothing before storage has been read, or after it could not be', () => {
    for (const phase of ['loading', 'failed'] as const) {
      const opened = { ...situation, phase, opened: 'preferences' as const };
      expect(derive(opened, NOW).view).toBeUndefined();
    }
  });

  it('keeps shut what is being denied, whatever is learnt before that is durable', () => {
    const on = after('granted');
    expect(derive(on, NOW).purposes['ads']?.allowed).toBe(true);
    expect(derive({ ...on, shut: ['ads'] }, NOW).purposes['ads']).toMatchObject({
      value: 'denied',
      reason: 'closing',
      allowed: false,
    });
  });

  it('says of every entry how far it got', () => {
    const on = after('granted');
    const delivery = (part: Partial<Situation>) =>
      derive({ ...on, ...part }, NOW).entries.map((entry) => entry.delivery);
    const [sealed] = on.ledger.events.values() as Iterable<SealedEvent>;
    expect(delivery({})).toEqual(['waiting']);
    expect(delivery({ refused: new Set(['one']) })).toEqual(['refused']);
    expect(
      delivery({ ledger: ledgerOf([sealed as SealedEvent], [{ id: 'one', jws: '' }]) }),
    ).toEqual(['sent']);
  });
});
