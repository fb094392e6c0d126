import type { ComponentChildren, VNode } from 'preact';

interface Props {
  readonly of: readonly (readonly [name: string, fact: ComponentChildren])[];
}

/** A table of the facts of one thing, item by item, without those that are not stated. */
export function Sheet({ of }: Props): VNode | null {
  const stated = of.filter(([, fact]) => fact !== undefined && fact !== false && fact !== '');
  if (stated.length === 0) return null;
  return (
    <table class="sheet">
      <tbody>
        {stated.map(([name, fact]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{fact}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
