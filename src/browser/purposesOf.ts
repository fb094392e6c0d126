/** What a node is held for: the purposes of its mark; `undefined` without one, or of an empty one. */
export const purposesOf = (node: Element): readonly string[] | undefined =>
  node.getAttribute('data-purpose')?.match(/[^\s,]+/g) ?? undefined;
