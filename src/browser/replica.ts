import type { UseStore } from 'idb-keyval';
import { ConsentError } from '../core/errors.ts';
import { flaw, type SealedEvent } from '../core/event.ts';
import { closuresOf, joinClosures } from './closures.ts';
import { readAll, type Kept } from './idb.ts';
import type { Model } from './model.ts';

/** This page's copy of the ledger, kept equal to the device's. */
export interface Replica {
  /** Takes over what the device keeps, and gives it back. */
  refresh(): Promise<Kept>;
  /** Those of the events that are shaped, named and signed rightly. */
  genuine(events: readonly SealedEvent[]): Promise<SealedEvent[]>;
}

export function createReplica({ now, change, adopt, fail }: Model, use: UseStore): Replica {
  /** Neither storage nor the network is trusted; what the ledger holds was checked before. */
  const isGenuine = async (sealed: SealedEvent): Promise<boolean> => {
    if (now().ledger.events.has(sealed.id)) return true;
    const fault = sealed.event?.v === 1 ? await flaw(sealed) : 'malformed';
    if (fault !== undefined) fail(new ConsentError('invalid-event', fault));
    return fault === undefined;
  };
  const genuine = async (events: readonly SealedEvent[]): Promise<SealedEvent[]> => {
    const verdicts = await Promise.all(events.map(isGenuine));
    return events.filter((_, index) => verdicts[index]);
  };

  return {
    async refresh() {
      const kept = await readAll(use);
      for (const [, act] of kept.acts) {
        change({ closures: joinClosures(now().closures, closuresOf(act)) });
      }
      adopt({ ...kept, events: await genuine(kept.events) });
      return kept;
    },
    genuine,
  };
}
