import type { VNode } from 'preact';
import { dataName, purposeTitle } from './cited.tsx';
import type { Part } from './Part.ts';
import { Table } from './Table.tsx';

/** Which kinds of data serve which purpose, where the notice says so. */
export function Matrix(part: Part): VNode | null {
  const { ui, notice } = part;
  const { label, matrix, yes } = ui.words;
  const uses = notice.purposes.filter(({ data = [] }) => data.length > 0);
  if (uses.length === 0) return null;
  const columns = [...new Set(uses.flatMap(({ data = [] }) => data))];
  return (
    <Table
      caption={matrix}
      most={7}
      heads={[label.purposes, ...columns.map((key) => dataName(part, key))]}
      rows={uses.map(({ key, data = [] }) => [
        purposeTitle(part, key),
        ...columns.map((column) => data.includes(column) && yes),
      ])}
    />
  );
}
