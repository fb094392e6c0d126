import type { ConsentState } from '../../core/api.ts';
import type { PublishedNotice } from '../../core/publish.ts';
import type { RecordEntry } from '../../core/record.ts';

/** How far a person is with taking note of a notice. */
export type AcknowledgeStanding =
  | { readonly kind: 'loading' | 'failed' | 'unknown' }
  | { readonly kind: 'due'; readonly notice: PublishedNotice }
  | { readonly kind: 'done'; readonly notice: PublishedNotice; readonly entry: RecordEntry };

/** The same, of the notice of that key as it now is, by what is durable on this device. */
export function acknowledgeStanding(
  { phase, notices, entries, degraded }: ConsentState,
  wanted: string,
): AcknowledgeStanding {
  if (phase !== 'ready') return { kind: phase };
  const notice = notices.find(({ key }) => key === wanted);
  if (notice === undefined) return { kind: 'unknown' };
  // Where the device keeps nothing, what the server does not have either is gone with the page.
  const isKept = ({ delivery }: RecordEntry): boolean => !degraded || delivery === 'sent';
  const entry = entries.find((one) => isKept(one) && isReading(one) && names(one, notice));
  return entry === undefined ? { kind: 'due', notice } : { kind: 'done', notice, entry };
}

/** A person's own word that it was read; the first layer only tells them that it has changed. */
const isReading = ({ decisions, means, surface }: RecordEntry): boolean =>
  Object.keys(decisions).length === 0 && means === 'person' && surface !== 'banner';

const names = ({ notices }: RecordEntry, { key, hash }: PublishedNotice): boolean =>
  notices.some((one) => one.key === key && one.hash === hash);
