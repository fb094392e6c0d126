import { follows } from './applicable.ts';
import type { EventId, SealedEvent } from './event.ts';
import { heads, type Ledger } from './ledger.ts';
import { own } from './own.ts';
import { strictest } from './strictest.ts';
import { strongest, suffices, weakest } from './mechanism.ts';
import type { Notice } from './notice.ts';
import { attestedAt } from './receipt.ts';
import type { Basis, Mechanism, PurposeKey, PurposeUse } from './purpose.ts';
import type { Instant } from './units.ts';

/** Not asked is a third state: `unset` is neither granted nor denied. */
export type Value = 'granted' | 'denied' | 'unset';

export type Reason =
  /** No decision is known. */
  | 'not-asked'
  /** Every live decision grants. */
  | 'granted'
  | 'refused'
  | 'withdrawn'
  /** A decision made here that is not durable yet, or a denial that only the mirror remembers. */
  | 'closing'
  /** The grant has outlived the days for which it was given. */
  | 'expired'
  /** The grant came about in a weaker way than the notice now asks for. */
  | 'too-weak'
  /** A later version of the notice changes this purpose materially. */
  | 'renewed'
  /** The grant was not given on a notice that asked for it, or none puts the purpose now. */
  | 'not-shown';

/** Where one purpose stands, and why. */
export interface PurposeState {
  readonly basis: Basis;
  /** The weakest mechanism by which consent will do. */
  readonly mechanism: Mechanism;
  readonly value: Value;
  readonly reason: Reason;
  /** Whether what belongs to this purpose may run. */
  readonly allowed: boolean;
  /** By which mechanism it was granted: the weakest, where several grants stand. */
  readonly by?: Mechanism | undefined;
  /** When it was last decided, by the device's clock. */
  readonly at?: Instant | undefined;
}

/**
 * Denials that took effect before they were durable: per purpose the heads that each supersedes.
 * One counts until the ledger knows a head beyond those. It can close, never open.
 */
export type Closures = { readonly [purpose: PurposeKey]: readonly EventId[] };

/** All that the state follows from. */
export interface Facts {
  readonly ledger: Ledger;
  readonly closures: Closures;
  /** The notices that apply, in order. */
  readonly applicable: readonly Notice[];
  /** Every version of every notice. */
  readonly versions: readonly Notice[];
  readonly at: Date;
}

/** Where every purpose of the applicable notices stands, in the order in which they put them. */
export function statesOf(facts: Facts): { readonly [purpose: PurposeKey]: PurposeState } {
  const keys = facts.applicable.flatMap(({ purposes }) => purposes.map(({ key }) => key));
  // Gates ask the very state that a page is given, which must not write into it.
  return Object.freeze(
    Object.fromEntries(keys.map((key) => [key, Object.freeze(stateOf(key, facts))])),
  );
}

/**
 * Where a purpose stands. No head: `unset`. Any head that is not a grant: `denied`, whatever the
 * clocks say, since between decisions that did not know of each other withdrawal wins. All heads
 * grants: `granted`, unless a grant no longer covers what is now put to the person.
 */
export function stateOf(purpose: PurposeKey, facts: Facts): PurposeState {
  const uses = usesOf(purpose, facts.applicable);
  const basis = strictest(uses.map(({ use }) => use.basis));
  const current = heads(facts.ledger, purpose);
  const closed = closes(facts.closures, purpose, current);
  const [value, reason] = judge(purpose, current, uses, closed, facts);
  const at = current
    .map(({ event }) => event.at)
    .sort()
    .at(-1);
  return {
    basis,
    mechanism: strongest(uses.filter(isConsent).map(({ use }) => use.mechanism)),
    value,
    reason,
    allowed: opens(basis, value, closed),
    by: value === 'granted' ? weakest(current.map(({ event }) => event.mechanism)) : undefined,
    at,
  };
}

/** Whether a person decides on a purpose of this basis. */
export const isAsked = (basis: Basis): boolean => basis === 'consent' || basis === 'opt-out';

/** Whether an unset purpose of this basis must be put to the person before it can open. */
export const mustAsk = ({ basis, value }: PurposeState): boolean =>
  basis === 'consent' && value === 'unset';

/** An objection closes at once, also the first one, which supersedes nothing. */
function opens(basis: Basis, value: Value, closed: boolean): boolean {
  return basis === 'consent'
    ? value === 'granted'
    : basis !== 'opt-out' || (value !== 'denied' && !closed);
}

interface Use {
  readonly notice: Notice;
  readonly use: PurposeUse;
}

function usesOf(purpose: PurposeKey, notices: readonly Notice[]): Use[] {
  return notices.flatMap((notice) =>
    notice.purposes.filter(({ key }) => key === purpose).map((use) => ({ notice, use })),
  );
}

const isConsent = ({ use }: Use): boolean => use.basis === 'consent';

function closes(closures: Closures, purpose: PurposeKey, current: readonly SealedEvent[]): boolean {
  const superseded = own(closures, purpose);
  return !!superseded && current.every(({ id }) => superseded.includes(id));
}

function judge(
  purpose: PurposeKey,
  current: readonly SealedEvent[],
  uses: readonly Use[],
  closed: boolean,
  facts: Facts,
): readonly [Value, Reason] {
  if (current.length === 0) return ['unset', 'not-asked'];
  if (closed) return ['denied', 'closing'];
  const decisions = current.map(({ event }) => event.decisions[purpose]?.decision);
  if (decisions.includes('withdrawn')) return ['denied', 'withdrawn'];
  if (decisions.some((decision) => decision !== 'granted')) return ['denied', 'refused'];
  if (uses.length === 0) return ['unset', 'not-shown'];
  for (const grant of current) {
    for (const use of uses.filter(isConsent)) {
      const lapse = lapseOf(grant, purpose, use, facts);
      if (lapse) return ['unset', lapse];
    }
  }
  return ['granted', 'granted'];
}

/** Why a grant does not cover a purpose as a notice now puts it; `undefined` where it does. */
function lapseOf(
  { id, event: grant }: SealedEvent,
  purpose: PurposeKey,
  put: Use,
  { ledger, versions, at }: Facts,
): Reason | undefined {
  const { notice, use } = put;
  const history = versions.filter(({ key }) => key === notice.key);
  const shown = usesOf(purpose, history).filter(
    (earlier) =>
      isConsent(earlier) &&
      grant.notices.some(
        ({ key, version }) => key === notice.key && version === earlier.notice.version,
      ),
  );
  if (shown.length === 0) return 'not-shown';
  if (!suffices(grant.mechanism, use.mechanism)) return 'too-weak';
  const renewed = history.some(
    (version) =>
      renews(version, purpose) &&
      !follows(version, notice) &&
      shown.some((earlier) => follows(version, earlier.notice)),
  );
  if (renewed) return 'renewed';
  const days = [put, ...shown].map(({ use: { validDays = Infinity } }) => validDays);
  // A clock that was ahead cannot make a grant longer than since the server has it.
  const since = attestedAt(ledger.receipts.get(id), Infinity);
  const until = Math.min(Date.parse(grant.at), since) + Math.min(...days) * 86_400_000;
  return +at < until ? undefined : 'expired';
}

/** Whether a version changes a purpose so that people must be asked again. */
const renews = ({ changes = [] }: Notice, purpose: PurposeKey): boolean =>
  changes.some(({ material, purposes = [] }) => material && purposes.includes(purpose));
