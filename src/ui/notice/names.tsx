import type { ComponentChildren, VNode } from 'preact';

/** One thing as it is, several as a list; nothing where there is none. */
export const names = (of: readonly ComponentChildren[] | undefined): ComponentChildren =>
  of === undefined || of.length === 0 ? undefined : of.length === 1 ? of[0] : <List of={of} />;

/** A list with dots. */
export function List({ of }: { readonly of: readonly ComponentChildren[] }): VNode {
  return (
    <ul class="dots">
      {of.map((one, index) => (
        <li key={index}>{one}</li>
      ))}
    </ul>
  );
}
