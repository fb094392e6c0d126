import type { VNode } from 'preact';
import type { PurposeUse } from '../../core/purpose.ts';
import { Heading } from './Heading.tsx';
import { Matrix } from './Matrix.tsx';
import type { Part } from './Part.ts';
import { PurposeFacts } from './PurposeFacts.tsx';
import { said, saidOf } from './said.ts';
import { Say } from './Say.tsx';

/** The purposes, in groups that open, as a person reads them; without groups, one after another. */
export function PurposeGroups(part: Part): VNode {
  const { ui, notice, level } = part;
  const { groups = [], purposes } = notice;
  const list = (uses: readonly PurposeUse[], depth: number): VNode[] =>
    uses.map((use) => <PurposeFacts key={use.key} {...part} use={use} level={level + depth} />);
  // A group that nobody declared is one all the same.
  const keys = new Set([...groups, ...purposes.flatMap(({ group }) => group ?? [])]);
  const rest = purposes.filter(({ group }) => group === undefined);
  return (
    <>
      {[...keys].map((key) => {
        const title = said(part, (words) => words.groups?.[key]?.title);
        const told = saidOf(part, 'groups', key)?.words.description;
        return (
          <details key={key} part="group">
            <summary>
              <Heading level={level + 2}>
                <Say of={title} or={key} />
              </Heading>
              {title && told !== undefined && <Say as="p" of={{ ...title, words: told }} />}
            </summary>
            {list(
              purposes.filter(({ group }) => group === key),
              3,
            )}
          </details>
        );
      })}
      {keys.size > 0 && rest.length > 0 && (
        <details part="group">
          <summary>
            <Heading level={level + 2}>{ui.words.others}</Heading>
          </summary>
          {list(rest, 3)}
        </details>
      )}
      {keys.size === 0 && list(rest, 2)}
      <Matrix {...part} />
    </>
  );
}
