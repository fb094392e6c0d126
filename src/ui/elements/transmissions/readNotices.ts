import type { NoticesDocument } from '../../../core/notice.ts';
import { readable, type ReadableNotice } from '../../../core/publish.ts';

/**
 * The notices as they stand at an address, for a disclosure that must not depend on what the consent
 * could read: without hashes, since nothing is decided on them.
 *
 * @throws TypeError where there are none.
 */
export async function readNotices(address: string): Promise<readonly ReadableNotice[]> {
  if (address === '') throw new TypeError('No address of notices.');
  const document: unknown = await (await fetch(address)).json();
  const { contradictions } = await import('../../../core/contradictions.ts');
  const { misshapen } = await import('../../../core/misshapen.ts');
  if ([...misshapen(document), ...contradictions(document)].length > 0)
    throw new TypeError(`${address}: no notices.`);
  return readable(document as NoticesDocument);
}
