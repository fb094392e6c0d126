import { get, set, type UseStore } from 'idb-keyval';
import type { EventId } from '../../core/event.ts';
import { keyOf, type Era } from '../storage/idb.ts';

/** Events in requests that were turned down as a whole: by which endpoint, and when. */
export interface Unfit {
  /** Of what it takes to try again: another address, or another day. */
  readonly by: string;
  readonly ids: readonly EventId[];
}

const NONE: Unfit = { by: '', ids: [] };

/** The reason not to send the same again. */
const reason = (endpoint: string): string => `${endpoint} ${new Date().toISOString().slice(0, 10)}`;

/** What is not to be sent now, and what may be sent again though it was not. */
export async function readUnfit(
  use: UseStore,
  era: Era,
  endpoint: string,
): Promise<{ readonly now: readonly EventId[]; readonly before: readonly EventId[] }> {
  const { by, ids } = (await get<Unfit>(keyOf('unfit', '', era), use)) ?? NONE;
  return by === reason(endpoint) ? { now: ids, before: [] } : { now: [], before: ids };
}

/** Remembers that these are not to be sent again for the same reason. */
export async function addUnfit(
  use: UseStore,
  era: Era,
  endpoint: string,
  ids: readonly EventId[],
): Promise<void> {
  const { now } = await readUnfit(use, era, endpoint);
  const unfit: Unfit = { by: reason(endpoint), ids: [...now, ...ids] };
  await set(keyOf('unfit', '', era), unfit, use);
}
