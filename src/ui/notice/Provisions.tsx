import type { VNode } from 'preact';
import { Block } from './Block.tsx';
import { acquiredOf, dataOf, purposesOf, recipientsOf } from './cited.tsx';
import type { Part } from './Part.ts';
import { own, said, saidOf } from './said.ts';
import { Say } from './Say.tsx';
import { Sheet } from './Sheet.tsx';

/** To whom the data is passed on, and what opt-out provision must say besides (APPI 27(2)). */
export function Provisions(part: Part): VNode {
  const { ui, notice, level } = part;
  const { label, provisions, provided } = ui.words;
  return (
    <>
      {notice.provisions?.map(({ key, basis, recipients, data, purposes, optOut }) => (
        <Block key={key} of={saidOf(part, 'provisions', key)} or={key} level={level + 2}>
          <Sheet
            of={[
              [label.basis, provisions[basis]],
              [label.recipients, recipientsOf(part, recipients)],
              [label.data, dataOf(part, data)],
              [label.purposes, purposesOf(part, purposes)],
              [label.acquired, acquiredOf(part, optOut?.acquired)],
              [label.provided, optOut && provided[optOut.provided]],
              [
                label.stop,
                optOut && (
                  <Say
                    of={said(part, ({ contacts }) => own(contacts, optOut.stop)?.title)}
                    or={optOut.stop}
                  />
                ),
              ],
            ]}
          />
        </Block>
      ))}
    </>
  );
}
