import { hashOf, type Hash } from './hash.ts';
import type { Controller, Notice, NoticesDocument, Recipient } from './notice.ts';

/** A notice with everything that it refers to, as it is shown, and the name of those very words. */
export interface PublishedNotice extends Notice {
  /** The controller that `controller` names. */
  readonly by: Controller;
  /** The recipients that its purposes name. */
  readonly recipients: { readonly [key: string]: Recipient };
  /** The hash of all of the above: what an event pins (ISO/IEC TS 27560 `notice`). */
  readonly hash: Hash;
}

/** Resolves what each notice refers to, so that its hash covers all that a person can read in it. */
export function publish(document: NoticesDocument): Promise<PublishedNotice[]> {
  return Promise.all(
    document.notices.map(async (notice) => {
      const content = {
        ...notice,
        by: document.controllers[notice.controller] as Controller,
        recipients: pick(
          document.recipients,
          notice.purposes.flatMap((purpose) => purpose.recipients ?? []),
        ),
      };
      return { ...content, hash: await hashOf(content) };
    }),
  );
}

function pick<Value>(
  from: { readonly [key: string]: Value },
  keys: readonly string[],
): { [key: string]: Value } {
  return Object.fromEntries(keys.map((key) => [key, from[key] as Value]));
}
