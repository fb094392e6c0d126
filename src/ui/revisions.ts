import type { ConsentState } from '../core/api.ts';
import { follows } from '../core/applicable.ts';
import type { Change } from '../core/notice.ts';
import type { PublishedNotice } from '../core/publish.ts';
import type { PurposeKey } from '../core/purpose.ts';
import type { RecordEntry } from '../core/record.ts';
import { own, wordsWhere, type Worded } from './inLocale.ts';

/** A change, and what its version says of it. */
export interface ToldChange extends Change {
  readonly told: Worded<{ readonly text: string }>;
}

/** The version of a notice that a person saw last, in acts of some kind; `undefined` if none. */
export const lastSeen = (
  { key }: PublishedNotice,
  { versions, entries }: ConsentState,
  in_: (entry: RecordEntry) => boolean = () => true,
): PublishedNotice | undefined =>
  versions
    .filter(
      (one) =>
        one.key === key &&
        entries.some(
          (entry) =>
            in_(entry) &&
            entry.notices.some(({ key, version }) => key === one.key && version === one.version),
        ),
    )
    .sort((a, b) => (follows(a, b) ? -1 : 1))[0];

/** What a notice's versions changed after that one, the latest first, as far as words tell it. */
export const changesAfter = (
  seen: PublishedNotice | undefined,
  notice: PublishedNotice,
  state: ConsentState,
): ToldChange[] =>
  state.versions
    .filter(
      (one) =>
        one.key === notice.key &&
        !follows(one, notice) &&
        (seen === undefined ? one.version === notice.version : follows(one, seen)),
    )
    .sort((a, b) => (follows(a, b) ? -1 : 1))
    .flatMap(({ changes = [], texts }) =>
      changes.flatMap((change) => {
        const told = wordsWhere(
          texts,
          (words) => {
            const text = own(words.changes ?? {}, change.key);
            return text === undefined ? undefined : { text };
          },
          state,
        );
        return told === undefined ? [] : [{ ...change, told }];
      }),
    );

/** Whether an act granted a purpose. */
export const grants =
  (purpose: PurposeKey) =>
  ({ decisions }: RecordEntry): boolean =>
    own(decisions, purpose) === 'granted';
