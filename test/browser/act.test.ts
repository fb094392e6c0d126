import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { actOf, meansOf, noteOf, type Making } from '../../src/browser/act.ts';
import type { How } from '../../src/core/api.ts';
import { derive, UNKNOWN, type Situation } from '../../src/browser/situation.ts';
import type { SealedEvent } from '../../src/core/event.ts';
import { ledgerOf } from '../../src/core/ledger.ts';
import { publish } from '../../src/core/publish.ts';

const NOW = new Date('2026-11-21T00:00:00Z');
let situation: Situation;

beforeAll(async () => {
  const versions = await publish(
    JSON.parse(readFileSync('demo/notices/ntt-communications.json', 'utf8')),
  );
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

const making = (on: Situation, how: How = {}): Making => ({
  state: derive(on, NOW),
  how: { surface: 'banner', ...how },
  means: 'person',
  at: NOW,
});

const decide = (on: Situation, decisions: Record<string, 'granted' | 'refused'>) =>
  actOf(decisions, on.ledger, making(on));

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
    const refused = (on: Situation) => decide(on, { ads: 'refused' }).decisions['ads']?.decision;
    expect(refused(after(before))).toBe(recorded);
    // What has closed it meanwhile, such as a signal of the browser, changes nothing about that.
    for (const closing of [{ closures: { ads: ['one'] } }, { shut: ['ads'] }, { barred: ['ads'] }])
      expect(refused({ ...after(before), ...closing })).toBe(recorded);
  });

  it('that refuses what was granted on other words, and is asked anew, is a refusal', () => {
    const on = after('granted');
    const versions = on.versions.map((notice) => ({ ...notice, version: `${notice.version}-b` }));
    expect(decide({ ...on, versions }, { ads: 'refused' }).decisions['ads']?.decision).toBe(
      'refused',
    );
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

describe('how a grant comes about', () => {
  /** The first notice takes deemed consent for advertisements. */
  const deemable = (): Situation => ({
    ...situation,
    versions: situation.versions.map((version, index) => ({
      ...version,
      purposes: version.purposes.map((use) =>
        index === 0 && use.key === 'ads' ? { ...use, mechanism: 'deemed-by-use' } : use,
      ),
    })),
  });
  const grant = (on: Situation, how: How, decision: 'granted' | 'refused' = 'granted') =>
    actOf({ ads: decision }, on.ledger, making(on, how));

  it('is told in the act, with who attests it', () => {
    expect(grant(deemable(), { mechanism: 'deemed-by-use' }).mechanism).toBe('deemed-by-use');
    const attestation = { party: 'customer-7', contract: 'c-1' };
    const how = { mechanism: 'obtained-by-other', attestation } as const;
    expect(grant(deemable(), how)).toMatchObject(how);
    expect(grant(deemable(), {}).mechanism).toBeUndefined();
  });

  it('must be as strong as the notice demands; to refuse, any way will do', () => {
    expect(() => grant(situation, { mechanism: 'deemed-by-use' })).toThrow(/^too-weak: ads$/);
    expect(() => grant(deemable(), { mechanism: 'hearsay' as never })).toThrow('too-weak');
    const act = grant(situation, { mechanism: 'deemed-by-use' }, 'refused');
    expect(act.decisions['ads']?.decision).toBe('refused');
  });
});

describe('taking note', () => {
  it('pins the notices, and decides nothing', () => {
    const [notice] = situation.versions;
    expect(noteOf(['specified-user-information'], making(situation, { surface: 'form' }))).toEqual({
      v: 1,
      kind: 'acknowledgement',
      notices: [{ key: notice?.key, version: notice?.version, hash: notice?.hash }],
      locale: 'ja',
      surface: 'form',
      means: 'person',
      decisions: {},
      at: '2026-11-21T00:00:00.000Z',
    });
  });

  it('of a notice that does not apply is not made', () => {
    for (const key of ['nonsense', 'toString', 'teledome-suspension']) {
      expect(() => noteOf([key], making(situation))).toThrow(`unknown-notice: ${key}`);
    }
  });

  it('names the locale of a notice that is not written in the one that is read', () => {
    const on = { ...situation, wanted: ['en'], audience: { service: 'teledome' } };
    const [reference] = noteOf(['teledome-suspension'], making(on)).notices;
    expect(reference?.locale).toBeUndefined();
    const both = { ...on, audience: { service: ['teledome', 'internet-connection'] } };
    const { locale, notices } = noteOf(
      ['specified-user-information', 'teledome-suspension'],
      making(both),
    );
    expect([locale, ...notices.map((shown) => shown.locale)]).toEqual(['en', undefined, 'ja']);
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

  it('tells, where nothing is asked, what has changed since it was last seen', () => {
    const on = after('refused');
    const refused = { decision: 'refused', parents: [] } as const;
    const [sealed] = on.ledger.events.values();
    const seen = (version: string): Situation => {
      const notices = [{ key: 'specified-user-information', version, hash: '' }];
      const decisions = Object.fromEntries(
        Object.keys(derive(on, NOW).purposes).map((key) => [key, refused]),
      );
      const event = { ...(sealed as SealedEvent).event, notices, decisions };
      return { ...on, ledger: ledgerOf([{ ...(sealed as SealedEvent), event }]) };
    };
    const { asking, news, view } = derive(seen('2024-01-18'), NOW);
    expect([asking, news, view]).toEqual([[], ['specified-user-information'], 'banner']);
    expect(derive(seen('2024-04-12'), NOW).view).toBeUndefined();
    expect(derive({ ...seen('2024-01-18'), dismissed: true }, NOW).view).toBeUndefined();
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
