import { isNoticesDocument } from '../core/document.ts';
import { ConsentError } from '../core/errors.ts';
import type { NoticesDocument } from '../core/notice.ts';
import { publish, type PublishedNotice } from '../core/publish.ts';

/**
 * The notices, fetched if need be, checked and named.
 *
 * @throws ConsentError `notices-unavailable`, `invalid-notices`.
 */
export async function loadNotices(source: NoticesDocument | string): Promise<PublishedNotice[]> {
  const document = typeof source === 'string' ? await fetchJson(source) : source;
  if (isNoticesDocument(document)) return publish(document);
  // The validator that can explain is as large as all the rest, so it comes only when needed.
  const { explain } = await import('../core/explain.ts');
  const where = typeof source === 'string' ? source : 'notices';
  throw new ConsentError('invalid-notices', [where, ...explain(document)].join('\n  '));
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) {
    throw new ConsentError('notices-unavailable', `${url}: ${response?.status ?? 'no answer'}`);
  }
  return response.json().catch((cause: unknown) => {
    throw new ConsentError('invalid-notices', `${url} is not JSON`, cause);
  });
}
