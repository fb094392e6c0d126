import type { Ledger } from './ledger.ts';
import type { Notice } from './notice.ts';

/**
 * The applicable notices that changed since the person last saw them, by key: another version
 * stands in one of their acts, and this one in none. Whoever never saw any is told of no change.
 */
export function newsOf(notices: readonly Notice[], { events }: Ledger): string[] {
  const shown = [...events.values()].flatMap(({ event }) => event.notices);
  return notices
    .filter(({ key, version }) => {
      const seen = shown.filter((other) => other.key === key);
      return seen.length > 0 && seen.every((other) => other.version !== version);
    })
    .map(({ key }) => key);
}
