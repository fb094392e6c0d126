import type { VNode } from 'preact';
import { List } from './names.tsx';
import type { Part } from './Part.ts';
import { dataName } from './cited.tsx';
import { inBest, own } from './said.ts';
import { Say } from './Say.tsx';

/** The kinds of data that are handled, each with what the law says of it besides. */
export function Data(part: Part): VNode {
  const { ui, notice, reader } = part;
  const { words } = ui;
  // Also those that only a purpose or a transmission names.
  const keys = new Set([...(notice.data ?? []), ...Object.keys(notice.cited.data)]);
  return (
    <List
      of={[...keys].map((key) => {
        const category = own(notice.cited.data, key);
        const text = inBest(category?.texts ?? {}, reader);
        return (
          <>
            <strong>{dataName(part, key)}</strong>
            {category?.secrecy && <span class="mark">{words.secrecy}</span>}
            {category?.specialCare && <span class="mark">{words.specialCare}</span>}
            {text?.words.description !== undefined && (
              <Say as="p" of={{ ...text, words: text.words.description }} />
            )}
          </>
        );
      })}
    />
  );
}
