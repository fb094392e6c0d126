import { useState } from 'preact/hooks';
import type { Decisions, How } from '../core/api.ts';
import type { Surface } from '../core/event.ts';
import type { Ui } from './Ui.ts';

/** How a surface records what a person decides on it, or took note of. */
export interface Act {
  /** Records in the task of the event that is being handled; `then` runs once it is durable. */
  readonly act: (decisions: Decisions, event: Event, then?: () => void, how?: How) => void;
  /** The same, for having taken note of notices. */
  readonly note: (notices: readonly string[], event: Event, then?: () => void) => void;
  readonly busy: boolean;
  /** Why the last act was not recorded. */
  readonly problem: unknown;
}

/** One act at a time. Nothing is called saved before it is, and a failure leaves all as it was. */
export function useAct({ consent, words, announce }: Ui, surface: Surface): Act {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const run = (begin: () => Promise<unknown>, said: string, then?: () => void): void => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    announce('');
    begin()
      .then(() => {
        then?.();
        announce(said);
      })
      .catch(setProblem)
      .finally(() => setBusy(false));
  };
  return {
    busy,
    problem,
    act: (decisions, event, then, how) =>
      run(() => consent.record(decisions, { ...how, surface, event }), words.saved, then),
    note: (notices, event, then) =>
      run(() => consent.acknowledge(notices, { surface, event }), words.noted, then),
  };
}
