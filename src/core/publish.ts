import { citedBy, type Cited } from './cited.ts';
import { hashOf, type Hash } from './hash.ts';
import type { Notice, NoticesDocument } from './notice.ts';
import type { Controller } from './party.ts';

/** A notice with everything that it refers to, as it is shown, and the name of those very words. */
export interface PublishedNotice extends Notice {
  /** The controller that `controller` names. */
  readonly by: Controller;
  readonly cited: Cited;
  /** The hash of all of the above: what an event pins (ISO/IEC TS 27560 `notice`). */
  readonly hash: Hash;
}

/** Resolves what each notice refers to, so that its hash covers all that a person can read in it. */
export const publish = (document: NoticesDocument): Promise<PublishedNotice[]> =>
  Promise.all(
    document.notices.map(async (notice) => {
      const content = {
        ...notice,
        by: document.controllers[notice.controller] as Controller,
        cited: citedBy(notice, document),
      };
      return { ...content, hash: await hashOf(content) };
    }),
  );
