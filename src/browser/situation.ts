import type { ConsentState, Target, View } from '../core/api.ts';
import type { EventId, SealedEvent } from '../core/event.ts';
import { empty, pending, type Ledger } from '../core/ledger.ts';
import { negotiate } from '../core/locale.ts';
import { newsOf } from '../core/news.ts';
import { applicable } from '../core/applicable.ts';
import type { Audience } from '../core/audience.ts';
import type { PurposeKey } from '../core/purpose.ts';
import type { Locale } from '../core/units.ts';
import { attestedAt } from '../core/receipt.ts';
import { entriesOf } from '../core/record.ts';
import { mustAsk, statesOf, type Closures } from '../core/state.ts';
import type { Checked } from './checked.ts';
import type { Kept } from './storage/idb.ts';

/** All that a page's consent follows from. Replaced as a whole, never changed. */
export interface Situation extends Omit<Checked, 'checked'> {
  readonly phase: ConsentState['phase'];
  /** Storage as it was read last; `undefined` before. It says whose facts these are. */
  readonly kept?: Kept;
  readonly ledger: Ledger;
  readonly closures: Closures;
  /**
   * Purposes whose denial is not durable yet: whatever else is learnt, they stay shut. After those of
   * each act stands its key, so that it can be told which act came before which.
   */
  readonly shut: readonly string[];
  /** All purposes, while it is not known who is there: then they stay shut, and nobody can grant. */
  readonly barred: readonly PurposeKey[];
  /** Events that the server will never take. */
  readonly refused: ReadonlySet<EventId>;
  readonly audience: Audience;
  /** The locales that the person reads, best first. */
  readonly wanted: readonly Locale[];
  /** Where storage fails: shuts what is granted nowhere but in this page. */
  readonly hold?:
    ((purposes: ConsentState['purposes'], ledger: Ledger) => typeof purposes) | undefined;
  /** What was opened by hand. */
  readonly opened?: View | undefined;
  readonly target: Target;
  /** Whether the first layer was closed without a decision. */
  readonly dismissed: boolean;
}

/** Before anything is known: nothing is allowed, and nothing shown. */
export const UNKNOWN: Situation = {
  phase: 'loading',
  attributes: {},
  versions: [],
  ledger: empty,
  closures: {},
  shut: [],
  barred: [],
  refused: new Set(),
  audience: {},
  wanted: [],
  target: {},
  dismissed: false,
};

/** The state that follows from a situation at an instant. */
export function derive(situation: Situation, clock: Date): ConsentState {
  const { phase, versions, ledger, audience, opened, target, wanted, hold } = situation;
  // A clock that was put back cannot undo what a server has seen.
  const attested = [...ledger.receipts.values()].map((one) => attestedAt(one, 0));
  const at = new Date(Math.max(+clock, ...attested));
  const all = [...ledger.events.keys()];
  const shut = [...situation.shut, ...situation.barred].map((purpose) => [purpose, all]);
  const closures = { ...situation.closures, ...Object.fromEntries(shut) };
  const notices = applicable(versions, audience, at);
  const states = statesOf({ ledger, closures, applicable: notices, versions, at });
  const purposes = hold?.(states, ledger) ?? states;
  const asking = Object.keys(purposes).filter((key) => purposes[key] && mustAsk(purposes[key]));
  const news = newsOf(notices, ledger);
  const locales = [...new Set(notices.flatMap(({ texts }) => Object.keys(texts)))];
  const due = asking.length + news.length > 0 && !situation.dismissed;
  return Object.freeze({
    phase,
    degraded: !!hold,
    audience,
    notices,
    purposes,
    versions,
    asking,
    news,
    locales,
    languages: wanted,
    locale: negotiate(wanted, locales),
    view: phase === 'ready' ? (opened ?? (due ? 'banner' : undefined)) : undefined,
    target,
    entries: entriesOf([...ledger.events.values()], (id) =>
      ledger.receipts.has(id) ? 'sent' : situation.refused.has(id) ? 'refused' : 'waiting',
    ),
  });
}

/** The events that are still to be sent. */
export const unsent = ({ ledger, refused }: Situation): SealedEvent[] =>
  pending(ledger).filter(({ id }) => !refused.has(id));
