import type { VNode } from 'preact';
import { dataOf, listed } from './cited.tsx';
import type { Part } from './Part.ts';
import { saidOf } from './said.ts';
import { Say } from './Say.tsx';
import { Sheet } from './Sheet.tsx';

/** How the data is obtained, way by way. */
export function Acquisition(part: Part): VNode {
  const { ui, notice } = part;
  const { label, sources, means, recorded } = ui.words;
  return (
    <>
      {notice.acquisition?.map((way) => (
        <div key={way.key} class="item">
          <Say as="p" of={saidOf(part, 'acquisition', way.key)} />
          <Sheet
            of={[
              [label.source, sources[way.source]],
              [label.means, listed(way.means, means, ui.lang)],
              [label.recorded, way.recorded && recorded[way.recorded]],
              [label.data, dataOf(part, way.data)],
            ]}
          />
        </div>
      ))}
    </>
  );
}
