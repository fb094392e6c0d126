import type { ComponentChildren, VNode } from 'preact';

interface Props {
  readonly caption?: ComponentChildren;
  readonly heads: readonly ComponentChildren[];
  /** The first cell of a row is its head. */
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** With more columns than this it is laid out as if it were narrow. */
  readonly most?: number;
}

/** Said again, since a narrow table is laid out as blocks, which takes a table's meaning away. */
const ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  column: { role: 'columnheader', scope: 'col' },
  head: { role: 'rowheader', scope: 'row' },
  cell: { role: 'cell' },
} as const;

/** A table without its empty columns. Where it is narrow, each row is a block of named facts. */
export function Table({ caption, heads, rows, most = 4 }: Props): VNode {
  const used = heads.map((_, at) => at).filter((at) => rows.some((row) => stands(row[at])));
  return (
    <table {...ROLES.table} class={used.length > most ? 'stacked' : ''}>
      {caption && <caption>{caption}</caption>}
      <thead {...ROLES.group}>
        <tr {...ROLES.row}>
          {used.map((at) => (
            <th key={at} {...ROLES.column}>
              {heads[at]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLES.group}>
        {rows.map((row, index) => (
          <tr key={index} {...ROLES.row}>
            {used.map((at) =>
              at === 0 ? (
                <th key={at} {...ROLES.head}>
                  {row[at]}
                </th>
              ) : (
                <td key={at} {...ROLES.cell} class={stands(row[at]) ? '' : 'empty'}>
                  <span class="name" aria-hidden="true">
                    {heads[at]}
                  </span>
                  <div>{row[at]}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const stands = (cell: ComponentChildren): boolean =>
  cell !== undefined && cell !== null && cell !== false && cell !== '';
