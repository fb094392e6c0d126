import type { VNode } from 'preact';
import { Block } from './Block.tsx';
import { acquiredOf, dataOf, purposesOf, recipientsOf } from './cited.tsx';
import { conditions } from './conditions.tsx';
import { controllerFacts } from './controllerFacts.tsx';
import type { Part } from './Part.ts';
import { own, saidOf } from './said.ts';
import { Sheet } from './Sheet.tsx';

/** Joint use, item by item as the law lists them (APPI 27(5)(iii)). */
export function JointUses(part: Part): VNode {
  const { ui, notice, level } = part;
  const { label, notStated } = ui.words;
  return (
    <>
      {notice.jointUse?.map(({ key, data, users, purposes, responsible, acquired, audience }) => {
        const who =
          responsible === undefined ? undefined : own(notice.cited.controllers, responsible);
        return (
          <Block key={key} of={saidOf(part, 'jointUse', key)} or={key} level={level + 2}>
            <Sheet
              of={[
                [label.data, dataOf(part, data)],
                [label.users, recipientsOf(part, users)],
                [label.purposes, purposesOf(part, purposes)],
                ...(who === undefined
                  ? ([[label.responsible, responsible ?? notStated]] as const)
                  : controllerFacts(part, who, label.responsible)),
                [label.acquired, acquiredOf(part, acquired)],
                [label.whose, conditions(part, audience)],
              ]}
            />
          </Block>
        );
      })}
    </>
  );
}
