import type { VNode } from 'preact';
import { Block } from './Block.tsx';
import { listed } from './cited.tsx';
import type { Part } from './Part.ts';
import { saidOf } from './said.ts';
import { Sheet } from './Sheet.tsx';

/** Requests between users, and what each side can do about one. */
export function Approvals(part: Part): VNode {
  const { ui, notice, level } = part;
  const { label, box: boxes, acts: names } = ui.words;
  return (
    <>
      {notice.approvals?.map(({ key, box, acts }) => (
        <Block key={key} of={saidOf(part, 'approvals', key)} or={key} level={level + 2}>
          <Sheet
            of={[
              [label.box, boxes[box]],
              [label.acts, listed(acts, names, ui.lang)],
            ]}
          />
        </Block>
      ))}
    </>
  );
}
