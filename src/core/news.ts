import { follows } from './applicable.ts';
import type { Ledger } from './ledger.ts';
import type { Notice } from './notice.ts';

/**
 * The applicable notices that changed since the person last saw them, by key: an earlier version
 * stands in one of their acts, and neither this one nor a later one does. Whoever never saw any is
 * told nothing of changes.
 */
export function newsOf(
  notices: readonly Notice[],
  versions: readonly Notice[],
  { events }: Ledger,
): string[] {
  const shown = new Set(
    [...events.values()].flatMap(({ event }) =>
      event.notices.map(({ key, version }) => JSON.stringify([key, version])),
    ),
  );
  const wasShown = ({ key, version }: Notice): boolean => shown.has(JSON.stringify([key, version]));
  return notices
    .filter((notice) => {
      const history = versions.filter(({ key }) => key === notice.key);
      const since = history.filter((version) => !follows(notice, version));
      return !since.some(wasShown) && history.some(wasShown);
    })
    .map(({ key }) => key);
}
