import { useState } from 'preact/hooks';
import type { Decisions } from '../core/api.ts';
import type { Surface } from '../core/event.ts';
import type { Ui } from './Ui.ts';

/** How a surface records what a person decides on it. */
export interface Act {
  /** Records in the task of the event that is being handled; `then` runs once it is durable. */
  readonly act: (decisions: Decisions, event: Event, then?: () => void) => void;
  readonly busy: boolean;
  /** Why the last act was not recorded. */
  readonly problem: unknown;
}

/** One act at a time. Nothing is called saved before it is, and a failure leaves all as it was. */
export function useAct({ consent, words, announce }: Ui, surface: Surface): Act {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  return {
    busy,
    problem,
    act(decisions, event, then) {
      if (busy) return;
      setBusy(true);
      setProblem(undefined);
      announce('');
      consent
        .record(decisions, { surface, event })
        .then(() => {
          then?.();
          announce(words.saved);
        })
        .catch(setProblem)
        .finally(() => setBusy(false));
    },
  };
}
