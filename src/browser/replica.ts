import type { UseStore } from 'idb-keyval';
import { ConsentError } from '../core/errors.ts';
import { flaw, type SealedEvent } from '../core/event.ts';
import { isLegible } from '../core/legible.ts';
import { closuresOf, joinClosures } from './closures.ts';
import { empty } from '../core/ledger.ts';
import { readAll, type Kept } from './storage/idb.ts';
import type { Model } from './model.ts';

/** This page's copy of the ledger, kept equal to the device's. */
export interface Replica {
  /** Takes over what the device keeps, and gives it back. */
  refresh(): Promise<Kept>;
  /** Those of the events that are shaped, named and signed rightly. */
  genuine(events: readonly SealedEvent[]): Promise<SealedEvent[]>;
}

/** What somebody else has decided is gone. */
const BLANK = { ledger: empty, closures: {}, dismissed: false };

export function createReplica({ now, change, adopt, fail }: Model, use: UseStore): Replica {
  /**
   * Neither storage nor the network is trusted. What the ledger holds was checked before, and is
   * given back as it is held: others could put other words under its name.
   */
  const check = async (sealed: SealedEvent): Promise<SealedEvent[]> => {
    const held = now().ledger.events.get(sealed.id);
    if (held?.signature === sealed.signature) return [held];
    const fault = isLegible(sealed.event) ? await flaw(sealed) : 'malformed';
    if (fault === undefined) return [sealed];
    fail(new ConsentError('invalid-event', fault));
    return [];
  };
  const genuine = async (events: readonly SealedEvent[]): Promise<SealedEvent[]> =>
    (await Promise.all(events.map(check))).flat();

  return {
    async refresh() {
      const before = now().kept;
      const kept = await readAll(use);
      const events = await genuine(kept.events);
      const { era } = now().kept ?? kept;
      // Meanwhile a later era has begun.
      if (era !== kept.era && era !== before?.era) return kept;
      change({ kept, ...(era !== kept.era && BLANK) });
      // What it does not name did not know of it either, and then the denial wins.
      const ids = kept.events.map(({ id }) => id);
      for (const [, act] of kept.acts) {
        change({ closures: joinClosures(now().closures, closuresOf(act, ids)) });
      }
      adopt({ ...kept, events });
      return kept;
    },
    genuine,
  };
}
