import type { EventId, SealedEvent } from '../event.ts';
import type { Finding } from './verdict.ts';

/** Finds the events that others supersede. It holds the names of events, and nothing else. */
export interface Chain {
  add(sealed: SealedEvent, line?: number): void;
  has(id: EventId): boolean;
  readonly size: () => number;
  /** To be called when all have come. */
  end(note: (finding: Finding) => void): void;
}

export function createChain(): Chain {
  const ids = new Set<EventId>();
  /** Per event that has not come yet, those that name it. */
  const awaited = new Map<EventId, { readonly line: number | undefined; readonly id: EventId }[]>();

  return {
    has: (id) => ids.has(id),
    size: () => ids.size,
    add({ id, event: { decisions } }, line) {
      ids.add(id);
      awaited.delete(id);
      for (const parent of Object.values(decisions).flatMap(({ parents }) => parents)) {
        if (ids.has(parent)) continue;
        awaited.set(parent, [...(awaited.get(parent) ?? []), { line, id }]);
      }
    },
    end(note) {
      const torn = new Map<EventId, Finding>();
      for (const [parent, by] of awaited) {
        const why = `${parent}, which it supersedes, is not here`;
        for (const { id, line } of by) {
          torn.set(id, { check: 'parents', verdict: 'unproven', line, id, why });
        }
      }
      for (const id of ids) note(torn.get(id) ?? { check: 'parents', verdict: 'proven', id });
    },
  };
}
