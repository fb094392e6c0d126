import type { ConsentState } from '../core/api.ts';
import { follows } from '../core/applicable.ts';
import type { Change } from '../core/notice.ts';
import type { PublishedNotice } from '../core/publish.ts';
import type { RecordEntry } from '../core/record.ts';
import { wordsWhere, type Worded } from './inLocale.ts';

/** What became of a notice since a person saw it. */
export interface Revision {
  /** The version that they saw last. */
  readonly before: PublishedNotice | undefined;
  /** What was changed after it, the latest first, as far as words tell of it. */
  readonly changes: readonly (Change & { readonly told: Worded<{ readonly text: string }> })[];
}

/** The same, where only some acts count as having seen it. */
export function revisionOf(
  notice: PublishedNotice,
  state: ConsentState,
  counts: (entry: RecordEntry) => boolean = () => true,
): Revision {
  const shown = state.entries.filter(counts).flatMap(({ notices }) => notices);
  const history = state.versions
    .filter((one) => one.key === notice.key && !follows(one, notice))
    .sort((a, b) => (follows(a, b) ? -1 : 1));
  const seen = history.findIndex((one) =>
    shown.some(({ key, version }) => key === one.key && version === one.version),
  );
  const since = history.slice(0, seen < 0 ? 1 : seen);
  return {
    before: history[seen],
    changes: since.flatMap(({ changes = [], texts }) =>
      changes.flatMap((change) => {
        const told = wordsWhere(
          texts,
          ({ changes: words }) => {
            const text = words?.[change.key];
            return text === undefined ? text : { text };
          },
          state,
        );
        return told === undefined ? [] : [{ ...change, told }];
      }),
    ),
  };
}
