import type { ConsentState, View } from '../core/api.ts';
import type { EventId, SealedEvent } from '../core/event.ts';
import { empty, pending, type Ledger } from '../core/ledger.ts';
import { negotiate } from '../core/locale.ts';
import type { Audience, Locale, PurposeKey } from '../core/notice.ts';
import type { PublishedNotice } from '../core/publish.ts';
import { entriesOf } from '../core/record.ts';
import { select } from '../core/select.ts';
import { mustAsk, statesOf, type Closures } from '../core/state.ts';

/** All that a page's consent follows from. Replaced as a whole, never changed. */
export interface Situation {
  readonly phase: ConsentState['phase'];
  readonly versions: readonly PublishedNotice[];
  readonly ledger: Ledger;
  readonly closures: Closures;
  /** Purposes whose denial is not durable yet: whatever else is learnt, they stay shut. */
  readonly shut: readonly PurposeKey[];
  /** Events that the server will never take. */
  readonly refused: ReadonlySet<EventId>;
  readonly audience: Audience;
  /** The locales that the person reads, best first. */
  readonly wanted: readonly Locale[];
  /** What was opened by hand. */
  readonly opened?: View | undefined;
  readonly focus?: PurposeKey | undefined;
  /** Whether the first layer was closed without a decision. */
  readonly dismissed: boolean;
}

/** Before anything is known: nothing is allowed, and nothing shown. */
export const UNKNOWN: Situation = {
  phase: 'loading',
  versions: [],
  ledger: empty,
  closures: {},
  shut: [],
  refused: new Set(),
  audience: {},
  wanted: [],
  dismissed: false,
};

/** The state that follows from a situation at an instant. */
export function derive(situation: Situation, at: Date): ConsentState {
  const { phase, versions, ledger, audience, opened, focus } = situation;
  const all = [...ledger.events.keys()];
  const shut = situation.shut.map((purpose) => [purpose, all]);
  const closures = { ...situation.closures, ...Object.fromEntries(shut) };
  const { notices, trace } = select(versions, audience, at);
  const purposes = statesOf({ ledger, closures, applicable: notices, versions, at });
  const asking = Object.keys(purposes).filter((key) => purposes[key] && mustAsk(purposes[key]));
  const locales = localesOf(notices);
  const due = phase === 'ready' && asking.length > 0 && !situation.dismissed;
  return {
    phase,
    audience,
    notices,
    trace,
    purposes,
    asking,
    locales,
    locale: negotiate(situation.wanted, locales),
    view: phase === 'ready' ? (opened ?? (due ? 'banner' : undefined)) : undefined,
    focus,
    entries: entriesOf([...ledger.events.values()], (id) =>
      ledger.receipts.has(id) ? 'sent' : situation.refused.has(id) ? 'refused' : 'waiting',
    ),
  };
}

/** The events that are still to be sent. */
export const unsent = ({ ledger, refused }: Situation): SealedEvent[] =>
  pending(ledger).filter(({ id }) => !refused.has(id));

/** The locales in which all of them are written; of the first, where they have none in common. */
function localesOf(notices: readonly PublishedNotice[]): Locale[] {
  const [first, ...others] = notices.map(({ texts }) => Object.keys(texts));
  const common = first?.filter((locale) => others.every((texts) => texts.includes(locale))) ?? [];
  return common.length > 0 ? common : (first ?? []);
}
