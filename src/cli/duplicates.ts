import type { Node } from 'jsonc-parser';
import type { Path } from '../lint/finding.ts';

export interface Duplicate {
  readonly path: Path;
  /** Where the name stands again. */
  readonly offset: number;
}

/** The members that an object names twice, of which JSON.parse drops all but the last. */
export function duplicatesIn(tree: Node): Duplicate[] {
  const found: Duplicate[] = [];
  const open: (readonly [Node, Path])[] = [[tree, []]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [{ type, children = [] }, path] = next;
    const names = new Set<string>();
    for (const [index, child] of children.entries()) {
      if (type === 'array') open.push([child, [...path, index]]);
      const [name, value] = type === 'object' ? (child.children ?? []) : [];
      if (name === undefined || value === undefined) continue;
      const key = String(name.value);
      if (names.has(key)) found.push({ path: [...path, key], offset: name.offset });
      names.add(key);
      open.push([value, [...path, key]]);
    }
  }
  return found;
}
