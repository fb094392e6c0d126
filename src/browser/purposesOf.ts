/** What a node is held for: the purposes of its mark; none of an empty one, or without it. */
export const purposesOf = (node: Element): readonly string[] | null | undefined =>
  node.getAttribute('data-purpose')?.match(/[^\s,]+/g);
