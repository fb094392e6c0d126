import type { NoticesDocument } from '../../src/core/notice.ts';
import type { Signal } from '../../src/core/signal.ts';

/** The same document, telling these parties, and hearing Global Privacy Control for a purpose. */
export const telling = (
  document: NoticesDocument,
  signals: readonly Signal[],
): NoticesDocument => ({
  ...document,
  signals,
});

/** The same document, in which Global Privacy Control objects to a purpose. */
export const hearing = (document: NoticesDocument, purpose: string): NoticesDocument => ({
  ...document,
  notices: document.notices.map((notice) => ({
    ...notice,
    purposes: notice.purposes.map((use) => (use.key === purpose ? { ...use, gpc: true } : use)),
  })),
});
