import type { VNode } from 'preact';
import { spanOf } from '../second/format.ts';
import type { Part } from './Part.ts';
import { saidOf } from './said.ts';
import { Say } from './Say.tsx';
import { Table } from './Table.tsx';

/** How long the data is kept. */
export function Retention(part: Part): VNode {
  const { ui, notice } = part;
  const { words, lang } = ui;
  return (
    <Table
      heads={[words.label.data, words.label.retention, words.label.term]}
      rows={(notice.retention ?? []).map(({ key, until, days }) => [
        <Say of={saidOf(part, 'retention', key)} or={key} />,
        words.retention[until],
        days !== undefined && spanOf(days, 'day', lang),
      ])}
    />
  );
}
