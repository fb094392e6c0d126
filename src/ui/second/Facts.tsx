import type { ComponentChildren, VNode } from 'preact';

/** Facts with their names, leaving out those that are not stated. */
export function Facts({
  of,
}: {
  readonly of: readonly (readonly [name: string, fact: ComponentChildren])[];
}): VNode {
  return (
    <dl>
      {of
        .filter(([, fact]) => fact !== undefined && fact !== false)
        .map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
    </dl>
  );
}
