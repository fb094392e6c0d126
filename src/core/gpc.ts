import { heads, type Ledger } from './ledger.ts';
import type { Notice } from './notice.ts';
import { own } from './own.ts';
import type { PurposeKey } from './purpose.ts';
import { isAsked, type Closures } from './state.ts';

/**
 * The purposes to which Global Privacy Control objects (W3C GPC §2), and for which it has not been
 * recorded yet. It is recorded once: what the person decides after it stands, and what they granted
 * before it was first heard yields to it.
 */
export function objections(notices: readonly Notice[], { events }: Ledger): PurposeKey[] {
  const recorded = (purpose: PurposeKey): boolean =>
    [...events.values()].some(
      ({ event: { surface, decisions } }) =>
        surface === 'signal' && (own(decisions, purpose)?.decision ?? 'granted') !== 'granted',
    );
  const uses = notices.flatMap(({ purposes }) => purposes);
  const keys = uses.filter(({ gpc, basis }) => gpc && isAsked(basis)).map(({ key }) => key);
  return [...new Set(keys)].filter((key) => !recorded(key));
}

/** What objecting closes at once: all that was decided before. */
export const objected = (purposes: readonly PurposeKey[], ledger: Ledger): Closures =>
  Object.fromEntries(
    purposes.map((purpose) => [purpose, heads(ledger, purpose).map(({ id }) => id)]),
  );
