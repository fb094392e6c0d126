import { isNoticesDocument } from '../../core/document.ts';
import type { NoticeReference } from '../../core/event.ts';
import { publish } from '../../core/publish.ts';
import type { PurposeKey } from '../../core/purpose.ts';
import { isAsked } from '../../core/state.ts';
import type { Endpoint } from './endpoint.ts';

/** A purpose that a person is asked about, and the notice that puts it. */
export interface Asked {
  readonly pin: NoticeReference;
  readonly purpose: PurposeKey;
}

/** One that no server can know. */
export const UNKNOWN: Asked = {
  pin: { key: 'conformance', version: '1', hash: 'A'.repeat(43) },
  purpose: 'conformance',
};

/** One of the endpoint's own, so that a server that knows its notices judges by them. */
export async function askedBy({ ask }: Endpoint): Promise<Asked> {
  const { json } = await ask('notices');
  const published = isNoticesDocument(json) ? await publish(json) : [];
  for (const { key, version, hash, purposes } of published) {
    const use = purposes.find(({ basis }) => isAsked(basis));
    if (use !== undefined) return { pin: { key, version, hash }, purpose: use.key };
  }
  return UNKNOWN;
}
