import { canonical } from '../core/canonical.ts';
import { isNoticesDocument } from '../core/document.ts';
import { ConsentError } from '../core/errors.ts';
import { explain } from '../core/explain.ts';
import type { NoticesDocument } from '../core/notice.ts';

/** @throws ConsentError `invalid-notices`, which names what to mend; TypeError for what cannot be hashed. */
export function checkNotices(document: unknown): NoticesDocument {
  if (isNoticesDocument(document)) {
    // What cannot be hashed cannot be pinned: better to fail now than at every request.
    canonical(document);
    return document;
  }
  const lines = explain(document).map((line) => `\n- ${line}`);
  throw new ConsentError('invalid-notices', `The notices cannot be used:${lines.join('')}`);
}
