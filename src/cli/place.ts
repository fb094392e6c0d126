import type { Node } from 'jsonc-parser';
import type { Path } from '../lint/finding.ts';
import type { Place } from './lines.ts';
import type { Source } from './source.ts';

/**
 * Where the value at a path is written: at its name in an object, at itself in a list. Of what is
 * missing, where the closest thing around it is.
 */
export function placeOf({ tree, lines }: Source, path: Path): Place {
  let value = tree;
  let { offset } = tree;
  for (const step of path) {
    const child = childOf(value, step);
    if (child === undefined) break;
    ({ offset } = child);
    const inner = child.type === 'property' ? child.children?.[1] : child;
    if (inner === undefined) break;
    value = inner;
  }
  return lines.placeOf(offset);
}

/** A property or an item. Of properties of one name the last counts, as it does to JSON.parse. */
function childOf({ type, children = [] }: Node, step: string | number): Node | undefined {
  if (type === 'array') return children[Number(step)];
  return children.findLast(({ children: [name] = [] }) => name?.value === String(step));
}
