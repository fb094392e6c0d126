import type { ConsentState, Decisions, How } from '../core/api.ts';
import { ConsentError } from '../core/errors.ts';
import type { Act, Decision, Means } from '../core/event.ts';
import { heads, type Ledger } from '../core/ledger.ts';
import { negotiate } from '../core/locale.ts';
import { suffices } from '../core/mechanism.ts';
import { own } from '../core/own.ts';
import { isAsked, type PurposeState } from '../core/state.ts';

/** Input that a person makes; other trusted events, such as `scroll`, are no choice. */
const INPUT: readonly unknown[] = ['click', 'change', 'keydown', 'pointerup'];

/**
 * Who makes the act that is being handled: a person only while a trusted input event is being
 * dispatched, so that an old one cannot be shown again. What it is, is asked of the event itself:
 * anything can be made to look like one, and an old one to say that it is dispatched.
 */
export function meansOf({ event }: How): Means {
  const ask = (member: keyof Event): unknown => Reflect.get(Event.prototype, member, event);
  try {
    const { isTrusted } = event as Event;
    return isTrusted && ask('eventPhase') && INPUT.includes(ask('type')) ? 'person' : 'script';
  } catch {
    // It is no event.
    return 'script';
  }
}

/** What an act is made of. */
export interface Making {
  readonly state: ConsentState;
  readonly how: How;
  readonly means: Means;
  readonly at: Date;
}

/**
 * The act of deciding thus, on what is shown now.
 *
 * @throws ConsentError `unknown-purpose`: nothing is recorded that no applicable notice puts.
 * `too-weak`: consent that comes about so will not do for what the notice asks.
 * @throws TypeError for no decision, or for words that are no decisions.
 */
export function actOf(decisions: Decisions, ledger: Ledger, making: Making): Act {
  const { purposes } = making.state;
  const { mechanism, attestation } = making.how;
  const decided = Object.entries(decisions).map(([purpose, wanted]) => {
    const state = own(purposes, purpose);
    if (!state || !isAsked(state.basis)) {
      throw new ConsentError('unknown-purpose', purpose);
    }
    const current = heads(ledger, purpose);
    const gave = current.some(({ event }) => event.decisions[purpose]?.decision !== 'refused');
    const decision = decisionOf(wanted, state, gave);
    if (decision === 'granted' && !suffices(mechanism, state.mechanism)) {
      throw new ConsentError('too-weak', purpose);
    }
    return [purpose, { decision, parents: current.map(({ id }) => id) }] as const;
  });
  if (decided.length === 0) throw new TypeError('granted or refused');
  return {
    ...noteOf(
      making.state.notices.map(({ key }) => key),
      making,
    ),
    kind: 'decision',
    mechanism,
    attestation,
    decisions: Object.fromEntries(decided),
  };
}

/**
 * The act of taking note of these notices, which decides nothing.
 *
 * @throws ConsentError `unknown-notice`.
 */
export function noteOf(
  keys: readonly string[],
  { state: { notices, locale, languages }, how: { surface = 'api' }, means, at }: Making,
): Act {
  return {
    v: 1,
    kind: 'acknowledgement',
    notices: keys.map((wanted) => {
      const notice = notices.find(({ key }) => key === wanted);
      if (!notice) throw new ConsentError('unknown-notice', wanted);
      const { key, version, hash, texts } = notice;
      const read = negotiate([locale, ...languages], Object.keys(texts));
      return { key, version, hash, locale: read === locale ? undefined : read };
    }),
    locale,
    surface,
    means,
    decisions: {},
    at: at.toISOString(),
  };
}

/**
 * To refuse what was given, or was already withdrawn, is to withdraw, also where something else has
 * closed it meanwhile. A grant that has lapsed is none, and what is open unasked was given.
 */
function decisionOf(wanted: unknown, { basis, value }: PurposeState, gave: boolean): Decision {
  if (wanted === 'granted') return 'granted';
  if (wanted !== 'refused') throw new TypeError('granted or refused');
  return (value === 'unset' ? basis === 'opt-out' : gave) ? 'withdrawn' : 'refused';
}
