import { actOf, meansOf, noteOf, type Making } from '../../src/browser/act.ts';
import { derive, UNKNOWN, type Situation } from '../../src/browser/situation.ts';
import type { Consent, ConsentState, Decisions, How } from '../../src/core/api.ts';
import { ConsentError } from '../../src/core/errors.ts';
import { seal, type Act, type EventId } from '../../src/core/event.ts';
import { ledgerOf, merge } from '../../src/core/ledger.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { publish } from '../../src/core/publish.ts';
import type { RecordEntry } from '../../src/core/record.ts';
import { newSigner } from '../core/make.ts';

/** One call of `record` or `acknowledge`, as the interface made it. */
interface Call {
  /** None where notices were taken note of. */
  readonly decisions: Decisions;
  readonly noted?: readonly string[];
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

interface Options {
  readonly locale?: string;
  /** What else the person reads. */
  readonly reads?: readonly string[];
  readonly at?: () => Date;
}

export async function memoryConsent(
  document: NoticesDocument,
  { locale = 'en', reads = [], at = () => new Date() }: Options = {},
): Promise<MemoryConsent> {
  const versions = await publish(document);
  const signer = await newSigner();
  const calls: Call[] = [];
  const deliveries = new Map<EventId, RecordEntry['delivery']>();
  const listeners = new Set<(state: ConsentState) => void>();
  let broken = false;
  let now: Situation = {
    ...UNKNOWN,
    phase: 'ready',
    versions,
    audience: { service: 'internet-connection' },
    wanted: [locale, ...reads],
  };

  const stateNow = (): ConsentState => {
    const state = derive(now, at());
    const entries = state.entries.map((entry) => ({
      ...entry,
      delivery: deliveries.get(entry.id) ?? entry.delivery,
    }));
    return { ...state, entries };
  };
  let state = stateNow();
  const change = (part: Partial<Situation>): void => {
    now = { ...now, ...part };
    state = stateNow();
    for (const listener of listeners) listener(state);
  };

  const keep = async (
    call: Omit<Call, 'dispatching'>,
    make: (making: Making) => Act,
  ): Promise<RecordEntry> => {
    const { event } = call.how;
    calls.push({ ...call, dispatching: event instanceof Event && event.eventPhase > 0 });
    const act = make({ state, how: call.how, means: meansOf(call.how), at: at() });
    const sealed = await seal(act, signer);
    if (broken) throw new ConsentError('storage-unavailable', 'memory');
    change({ ledger: merge(now.ledger, ledgerOf([sealed])) });
    return state.entries.find(({ id }) => id === sealed.id) as RecordEntry;
  };
  const record: Consent['record'] = (decisions, how = {}) =>
    keep({ decisions, how }, (making) => actOf(decisions, now.ledger, making));

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
    acknowledge: (noted, how = {}) =>
      keep({ decisions: {}, noted, how }, (making) => noteOf(noted, making)),
    withdraw: async (...keys) => {
      await record(Object.fromEntries(keys.map((key) => [key, 'refused'])));
    },
    when: () => Promise.reject(new Error('not here')),
    open: (opened, target = {}) => change({ opened, target }),
    close: () =>
      change({
        opened: undefined,
        target: {},
        dismissed: now.dismissed || state.view === 'banner',
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      listener(state);
      return () => void listeners.delete(listener);
    },
    on: () => () => {},
    explain: () => Promise.resolve([]),
    export: async () => {
      if (broken) throw new ConsentError('storage-unavailable', 'memory');
      return {
        v: 1,
        subject: signer.subject,
        key: signer.key,
        events: [...now.ledger.events.values()],
        receipts: [],
        notices: versions,
        exportedAt: at().toISOString(),
      };
    },
    sync: () => Promise.resolve(),
    setLocale: (next) => change({ wanted: [next, ...reads] }),
    setAudience: (audience) => change({ audience, dismissed: false }),
    destroy: () => listeners.clear(),
  };
}
