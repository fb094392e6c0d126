import type { UseStore } from 'idb-keyval';
import { sign } from '../core/event.ts';
import type { ConsentRecord } from '../core/record.ts';
import { knownDevice } from './device.ts';
import { fetchKeys } from './keys.ts';
import type { Situation } from './situation.ts';

/**
 * Everything that proves what was decided on this device, with the words that were shown; signed as
 * a whole by the device, where it has a key.
 */
export async function exportRecord(
  { kept, ledger, versions }: Situation,
  use: UseStore,
  endpoint: string,
): Promise<ConsentRecord> {
  const [device, jwks] = await Promise.all([knownDevice(use, kept?.era), fetchKeys(endpoint)]);
  const events = [...ledger.events.values()];
  const pinned = new Set(events.flatMap(({ event }) => event.notices.map(({ hash }) => hash)));
  const record: ConsentRecord = {
    v: 1,
    ...(device && { subject: device.subject, key: device.key }),
    events,
    receipts: [...ledger.receipts.values()],
    notices: versions.filter(({ hash }) => pinned.has(hash)),
    ...(jwks && { jwks }),
    exportedAt: new Date().toISOString(),
  };
  return device ? { ...record, signature: await sign(record, device) } : record;
}
