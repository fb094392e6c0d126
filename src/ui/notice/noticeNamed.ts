import { timingOf } from '../../core/timing.ts';
import type { ConsentState } from '../../core/api.ts';
import { follows } from '../../core/applicable.ts';
import type { PublishedNotice } from '../../core/publish.ts';
import type { Part } from './Part.ts';
import { inBest, type Said } from './said.ts';

/** Every version of a notice, the latest first. */
export const historyOf = (
  { versions }: Pick<ConsentState, 'versions'>,
  key: string,
): PublishedNotice[] =>
  versions
    .filter((version) => version.key === key)
    .sort((a, b) => (a === b ? 0 : follows(a, b) ? -1 : 1));

/**
 * A notice by its key, and by its version where one is named: of those that apply, or else what is
 * in force for others, since a notice is public.
 */
export function noticeNamed(
  { notices, versions }: Pick<ConsentState, 'notices' | 'versions'>,
  key: string,
  version?: string | null,
): PublishedNotice | undefined {
  const all = versions.filter((one) => one.key === key);
  return version
    ? all.find((one) => one.version === version)
    : (notices.find((one) => one.key === key) ??
        all.find((one) => timingOf(one, versions, new Date()) === 'in-force'));
}

/** What a notice is called, here or wherever it stands. */
export function titleIn({ ui, reader }: Part, key: string): Said<string> | undefined {
  const notice = noticeNamed(ui.state, key) ?? historyOf(ui.state, key)[0];
  const text = notice && inBest(notice.texts, reader);
  return text && { ...text, words: text.words.title };
}
