import type { ConsentState, Decisions, How } from '../core/api.ts';
import { ConsentError } from '../core/errors.ts';
import type { Act, Decision, Means } from '../core/event.ts';
import { heads, type Ledger } from '../core/ledger.ts';
import { isAsked, type PurposeState } from '../core/state.ts';

/** Input that a person makes; other trusted events, such as `scroll`, are no choice. */
const INPUT = ['click', 'change', 'keydown', 'pointerup'];

/**
 * Who makes the act that is being handled: a person only while a trusted input event is being
 * dispatched, so that an old one cannot be shown again.
 */
export const meansOf = ({ event }: How): Means =>
  event instanceof Event && event.isTrusted && event.eventPhase > 0 && INPUT.includes(event.type)
    ? 'person'
    : 'script';

/**
 * The act of deciding thus, on what is shown now.
 *
 * @throws ConsentError `unknown-purpose`: nothing is recorded that no applicable notice puts.
 * @throws TypeError for no decision, or for words that are no decisions.
 */
export function actOf(
  decisions: Decisions,
  { notices, purposes, locale }: ConsentState,
  ledger: Ledger,
  { surface = 'api' }: How,
  means: Means,
  at: Date,
): Act {
  const keys = Object.keys(decisions);
  if (keys.length === 0) throw new TypeError('granted or refused');
  const decided = keys.map((purpose) => {
    const state = Object.hasOwn(purposes, purpose) ? purposes[purpose] : undefined;
    if (state === undefined || !isAsked(state.basis)) {
      throw new ConsentError('unknown-purpose', purpose);
    }
    const parents = heads(ledger, purpose).map(({ id }) => id);
    return [purpose, { decision: decisionOf(decisions[purpose], state), parents }] as const;
  });
  return {
    v: 1,
    kind: 'decision',
    notices: notices.map(({ key, version, hash }) => ({ key, version, hash })),
    locale,
    surface,
    means,
    decisions: Object.fromEntries(decided),
    at: at.toISOString(),
  };
}

/** To refuse what is open, or was already withdrawn, is to withdraw. */
function decisionOf(wanted: unknown, { basis, value, reason }: PurposeState): Decision {
  if (wanted === 'granted') return 'granted';
  if (wanted !== 'refused') throw new TypeError('granted or refused');
  const open = value === 'granted' || (basis === 'opt-out' && value === 'unset');
  return open || reason === 'withdrawn' ? 'withdrawn' : 'refused';
}
