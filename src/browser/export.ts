import type { UseStore } from 'idb-keyval';
import type { ConsentRecord } from '../core/record.ts';
import { knownDevice } from './device.ts';
import type { Situation } from './situation.ts';

/** Everything that proves what was decided on this device, with the words that were shown. */
export async function exportRecord(
  { ledger, versions }: Situation,
  use: UseStore,
): Promise<ConsentRecord> {
  const device = await knownDevice(use);
  const events = [...ledger.events.values()];
  const pinned = new Set(events.flatMap(({ event }) => event.notices.map(({ hash }) => hash)));
  return {
    v: 1,
    ...(device && { subject: device.subject, key: device.key }),
    events,
    receipts: [...ledger.receipts.values()],
    notices: versions.filter(({ hash }) => pinned.has(hash)),
    exportedAt: new Date().toISOString(),
  };
}
