import { hearGpc } from './gpc.ts';
import { auditPage } from './audit.ts';
import { meetGuard } from './guard.ts';
import { lockDown } from './lockdown.ts';
import { haltByReload } from './halt.ts';
import { standInForEmbeds } from './placeholders.ts';
import type { Employer } from './post.ts';
import { recallEmbeds } from './recall.ts';
import { noteOpenness } from './openness.ts';
import { tellWithdrawals } from './withdrawals.ts';

/** Carries out, beyond marked markup, what `notices.json` says of transmissions and signals. */
export interface Warden {
  /** Before anything opens. What it cannot do keeps everything shut. */
  open(): Promise<void>;
  stop(): void;
}

/** Loaded late, and only where the notices name something to enforce. */
export function createWarden(employer: Employer): Warden {
  const ends: (() => void)[] = [];
  let stopped = false;
  return {
    async open() {
      const { enforcement } = employer.model.now();
      if (enforcement === undefined) return;
      const post = { ...employer, enforcement };
      // First, so that all others find shut what it shuts.
      ends.push(hearGpc(post));
      ends.push(meetGuard(post));
      // Before a policy asks for a new page, whose head reads it.
      ends.push(noteOpenness(post));
      ends.push(haltByReload(post));
      ends.push(recallEmbeds(post));
      ends.push(standInForEmbeds(post));
      const leaves = Object.values(enforcement.transmissions).some(({ gate }) => gate?.leaves);
      const [leavings, signals] = await Promise.all([
        leaves ? import('./leavings/leavings.ts') : undefined,
        enforcement.signals[0] ? import('./signals/signals.ts') : undefined,
      ]);
      if (stopped) return;
      if (leavings) ends.push(leavings.clearLeavings(post));
      ends.push(lockDown(post));
      ends.push(auditPage(post));
      if (signals) ends.push(signals.tellSignals(post));
      ends.push(tellWithdrawals(post));
    },
    stop() {
      stopped = true;
      ends.splice(0).forEach((end) => end());
    },
  };
}
