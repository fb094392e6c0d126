import type { ConsentEventMap, ConsentState } from '../core/api.ts';
import type { ConsentError } from '../core/errors.ts';
import type { EventId, SealedEvent } from '../core/event.ts';
import { ledgerOf } from '../core/ledger.ts';
import { own } from '../core/own.ts';
import type { Receipt } from '../core/receipt.ts';
import { joinClosures } from './closures.ts';
import { emitter, type Emitter } from './emitter.ts';
import { write } from './mirror.ts';
import { derive, type Situation } from './situation.ts';

/** Of each purpose, how many superseded events the mirror names: it grows no further. */
const REMEMBERED = 50;

/** What listeners can be told: every state, beside what the page may listen to. */
interface Details extends ConsentEventMap {
  readonly state: ConsentState;
}

/** The one thing that changes: the situation, the state that follows, and who is told. */
export interface Model extends Emitter<Details> {
  now(): Situation;
  state(): ConsentState;
  /** Calls at once, and on every change. Returns its undo. */
  subscribe(listener: (state: ConsentState) => void): () => void;
  change(part: Partial<Situation>): void;
  /** Adds facts that have been checked and are durable. */
  adopt(facts: {
    readonly events: readonly SealedEvent[];
    readonly receipts?: readonly Receipt[];
    readonly refused?: readonly EventId[];
  }): void;
  /** Tells the page and the console, once for each message. */
  fail(error: ConsentError): void;
}

export function createModel(name: string, situation: Situation): Model {
  const { emit, on } = emitter<Details>();
  const said = new Set<string>();
  let state = derive(situation, new Date());

  const change = (part: Partial<Situation>): void => {
    const before = state;
    situation = { ...situation, ...part };
    state = derive(situation, new Date());
    const after = state;
    const ready = after.phase === 'ready';
    const purposes = Object.keys({ ...before.purposes, ...after.purposes }).filter(
      (purpose) => isOpen(before, purpose) !== isOpen(after, purpose),
    );
    if (ready) {
      const settled = after.asking.length + after.news.length === 0;
      write(name, { closures: joinClosures({}, situation.closures, REMEMBERED), settled });
    }
    emit('state', after);
    if (ready && before.phase !== 'ready') emit('ready', after);
    if (purposes.length > 0) emit('change', { state, purposes });
  };

  return {
    emit,
    on,
    now: () => situation,
    state: () => state,
    subscribe(listener) {
      const stop = on('state', listener);
      listener(state);
      return stop;
    },
    change,
    adopt({ events, receipts = [], refused = [] }) {
      const { ledger } = situation;
      change({
        ledger: ledgerOf(
          [...ledger.events.values(), ...events],
          [...ledger.receipts.values(), ...receipts],
        ),
        refused: new Set([...situation.refused, ...refused]),
      });
      // What was attested in an earlier visit is no news.
      const news = state.phase === 'ready' ? receipts : [];
      for (const { id } of news) if (!ledger.receipts.has(id)) emit('receipt', { id });
    },
    fail(error) {
      if (said.has(error.message)) return;
      said.add(error.message);
      void print(error);
      emit('error', error);
    },
  };
}

/** Whether a purpose may run. Nothing may before storage has been read. */
export const isOpen = ({ phase, purposes }: ConsentState, purpose: string): boolean =>
  phase === 'ready' && own(purposes, purpose)?.allowed === true;

/** One line in the console, with what to do about it. */
async function print({ message, code, cause }: ConsentError): Promise<void> {
  const part = await import('../core/advice.ts').catch(() => undefined);
  console.error(`Doui: ${message}\n${part?.advice[code]}`, cause ?? '');
}
