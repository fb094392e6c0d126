import type { VNode } from 'preact';
import { Block } from './Block.tsx';
import type { Part } from './Part.ts';
import { said } from './said.ts';

/** The heads of security control, each with what is done under it. */
export function Security(part: Part): VNode {
  const { ui, notice, level } = part;
  return (
    <>
      {notice.security?.map((head) => (
        <Block
          key={head}
          of={said(part, ({ security }) => security?.[head])}
          or={ui.words.security[head]}
          level={level + 2}
        />
      ))}
    </>
  );
}
