import type { VNode } from 'preact';
import { conditions } from './conditions.tsx';
import { names } from './names.tsx';
import { titleIn } from './noticeNamed.ts';
import type { Part } from './Part.ts';
import { Say } from './Say.tsx';
import { Sheet } from './Sheet.tsx';

/** To whom the notice applies, and which notices it goes before. */
export function Scope(part: Part): VNode {
  const { ui, notice } = part;
  const { label } = ui.words;
  return (
    <Sheet
      of={[
        [label.audience, conditions(part, notice.audience)],
        [
          label.overrides,
          names(notice.overrides?.map((key) => <Say key={key} of={titleIn(part, key)} or={key} />)),
        ],
      ]}
    />
  );
}
