import type { Act } from '../../core/event.ts';

/**
 * Acts by their keys, each after those of them that it supersedes. The key of one that was an event
 * of another key is the name that later ones know it by.
 */
export function inOrder(
  acts: readonly (readonly [key: string, act: Act])[],
): (readonly [key: string, act: Act])[] {
  const waiting = new Map(acts);
  const ordered: (readonly [string, Act])[] = [];
  const visit = (key: string): void => {
    const act = waiting.get(key);
    if (act === undefined) return;
    waiting.delete(key);
    Object.values(act.decisions).forEach(({ parents }) => parents.forEach(visit));
    ordered.push([key, act]);
  };
  for (const [key] of acts) visit(key);
  return ordered;
}
