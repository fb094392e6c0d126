import { citedBy, type Cited } from './cited.ts';
import { hashOf, type Hash } from './hash.ts';
import type { Notice, NoticesDocument } from './notice.ts';
import type { Controller } from './party.ts';

/** A notice with everything that it refers to, as it is shown. */
export interface ReadableNotice extends Notice {
  /** The controller that `controller` names. */
  readonly by: Controller;
  readonly cited: Cited;
}

export interface PublishedNotice extends ReadableNotice {
  /** The hash of all of it: what an event pins (ISO/IEC TS 27560 `notice`), the name of those words. */
  readonly hash: Hash;
}

/** Resolves what each notice refers to. */
export const readable = (document: NoticesDocument): ReadableNotice[] =>
  document.notices.map((notice) => ({
    ...notice,
    by: document.controllers[notice.controller] as Controller,
    cited: citedBy(notice, document),
  }));

/** The same, with hashes that cover all that a person can read in each. */
export const publish = (document: NoticesDocument): Promise<PublishedNotice[]> =>
  Promise.all(
    readable(document).map(async (content) => ({ ...content, hash: await hashOf(content) })),
  );
