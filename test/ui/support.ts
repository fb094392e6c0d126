import type { Consent, ConsentState, Decisions, How } from '../../src/core/api.ts';
import { ConsentError } from '../../src/core/errors.ts';
import { seal, type EventId } from '../../src/core/event.ts';
import { empty, heads, ledgerOf, merge } from '../../src/core/ledger.ts';
import { negotiate } from '../../src/core/locale.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { publish } from '../../src/core/publish.ts';
import { entriesOf, type RecordEntry } from '../../src/core/record.ts';
import { select } from '../../src/core/select.ts';
import { isAsked, mustAsk, statesOf } from '../../src/core/state.ts';
import { newSigner } from '../core/make.ts';

/** One call of `record`, as the interface made it. */
interface Call {
  readonly decisions: Decisions;
  readonly how: How;
  /** Whether the event was still being dispatched: only then can it make the act a person's. */
  readonly dispatching: boolean;
}

/** A real consent over core's pure functions, that keeps its ledger in memory. */
export interface MemoryConsent extends Consent {
  readonly calls: readonly Call[];
  /** From now on storage fails, or works again. */
  breakStorage(broken: boolean): void;
  deliver(id: EventId, delivery: RecordEntry['delivery']): void;
}

export async function memoryConsent(
  document: NoticesDocument,
  { locale = 'en', at = () => new Date() }: { locale?: string; at?: () => Date } = {},
): Promise<MemoryConsent> {
  const versions = await publish(document);
  const signer = await newSigner();
  const calls: Call[] = [];
  const deliveries = new Map<EventId, RecordEntry['delivery']>();
  const listeners = new Set<(state: ConsentState) => void>();
  let ledger = empty;
  let broken = false;
  let now: Partial<ConsentState> & { dismissed?: boolean } = {
    locale,
    audience: { service: 'internet-connection' },
  };

  const derive = (): ConsentState => {
    const { notices, trace } = select(versions, now.audience ?? {}, at());
    const purposes = statesOf({ ledger, closures: {}, applicable: notices, versions, at: at() });
    const asking = Object.keys(purposes).filter((key) => {
      const state = purposes[key];
      return state !== undefined && mustAsk(state);
    });
    const locales = Object.keys(notices[0]?.texts ?? {});
    const due = asking.length > 0 && now.dismissed !== true ? 'banner' : undefined;
    return {
      phase: 'ready',
      locale: negotiate([now.locale ?? locale], locales),
      locales,
      audience: now.audience ?? {},
      notices,
      trace,
      purposes,
      asking,
      view: now.view ?? due,
      focus: now.focus,
      entries: entriesOf(
        [...ledger.events.values()],
        (id) => deliveries.get(id) ?? ('waiting' as const),
      ),
    };
  };
  let state = derive();
  const change = (part: typeof now): void => {
    now = { ...now, ...part };
    state = derive();
    for (const listener of listeners) listener(state);
  };

  const record = async (decisions: Decisions, how: How = {}): Promise<RecordEntry> => {
    const { event } = how;
    const dispatching = event instanceof Event && event.eventPhase > 0;
    calls.push({ decisions, how, dispatching });
    const decided = Object.entries(decisions).map(([key, wanted]) => {
      const purpose = state.purposes[key];
      if (!purpose || !isAsked(purpose.basis)) throw new ConsentError('unknown-purpose', key);
      const decision = wanted === 'refused' && purpose.allowed ? 'withdrawn' : wanted;
      return [key, { decision, parents: heads(ledger, key).map(({ id }) => id) }] as const;
    });
    const sealed = await seal(
      {
        v: 1,
        kind: 'decision',
        notices: state.notices.map(({ key, version, hash }) => ({ key, version, hash })),
        locale: state.locale,
        surface: how.surface ?? 'api',
        means: dispatching && event.isTrusted ? 'person' : 'script',
        decisions: Object.fromEntries(decided),
        at: at().toISOString(),
      },
      signer,
    );
    if (broken) throw new ConsentError('storage-unavailable', 'memory');
    ledger = merge(ledger, ledgerOf([sealed]));
    change({});
    return state.entries.find(({ id }) => id === sealed.id) as RecordEntry;
  };

  return {
    calls,
    breakStorage: (next) => {
      broken = next;
    },
    deliver: (id, delivery) => {
      deliveries.set(id, delivery);
      change({});
    },
    ready: Promise.resolve(),
    allows: (purpose) => state.purposes[purpose]?.allowed === true,
    state: () => state,
    record,
    withdraw: async (...keys) => {
      await record(Object.fromEntries(keys.map((key) => [key, 'refused'])));
    },
    when: () => Promise.reject(new Error('not here')),
    open: (view, { purpose } = {}) => change({ view, focus: purpose }),
    close: () => change({ view: undefined, focus: undefined, dismissed: now.view === undefined }),
    subscribe: (listener) => {
      listeners.add(listener);
      listener(state);
      return () => void listeners.delete(listener);
    },
    on: () => () => {},
    export: async () => {
      if (broken) throw new ConsentError('storage-unavailable', 'memory');
      return {
        v: 1,
        subject: signer.subject,
        key: signer.key,
        events: [...ledger.events.values()],
        receipts: [],
        notices: versions,
        exportedAt: at().toISOString(),
      };
    },
    sync: () => Promise.resolve(),
    setLocale: (next) => change({ locale: next }),
    setAudience: (audience) => change({ audience, dismissed: false }),
    destroy: () => listeners.clear(),
  };
}
