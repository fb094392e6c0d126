import { fieldsOf, listOf, quoted, type Fault } from './fault.ts';

/** Where the order of the notices names none, or goes in circles, all versions taken together. */
export function* overrideFaults(notices: readonly unknown[]): Generator<Fault> {
  const below = new Map<unknown, Set<unknown>>();
  for (const notice of notices) {
    const { key, overrides } = fieldsOf(notice);
    below.set(key, new Set([...(below.get(key) ?? []), ...listOf(overrides)]));
  }
  const told = new Set<string>();
  for (const [index, notice] of notices.entries()) {
    const { key, overrides } = fieldsOf(notice);
    for (const [place, other] of listOf(overrides).entries()) {
      if (typeof other !== 'string') continue;
      const path = ['notices', index, 'overrides', place];
      if (!below.has(other)) {
        const message = `names ${quoted(other)}, and no notice has this key. Correct or remove it.`;
        yield { path, message };
        continue;
      }
      const way = wayTo(key, other, below);
      const circle = way && [key, ...way].join(' → ');
      const members = JSON.stringify(way?.map(String).sort());
      if (circle === undefined || told.has(members)) continue;
      told.add(members);
      yield { path, message: `goes in a circle: ${circle}. Remove one of its steps.` };
    }
  }
}

/** The shortest way from one key to another. */
function wayTo(
  target: unknown,
  start: unknown,
  below: ReadonlyMap<unknown, ReadonlySet<unknown>>,
): unknown[] | undefined {
  const from = new Map<unknown, unknown>([[start, undefined]]);
  for (const key of from.keys()) {
    if (key === target) {
      const way = [];
      for (let step: unknown = key; step !== undefined; step = from.get(step)) way.unshift(step);
      return way;
    }
    for (const next of below.get(key) ?? []) if (!from.has(next)) from.set(next, key);
  }
  return undefined;
}
