import type { VNode } from 'preact';
import type { SectionKey } from '../../core/words.ts';
import type { Part } from './Part.ts';
import { said } from './said.ts';
import { Say } from './Say.tsx';

/** A section's title: the notice's own, or else the usual one. */
export function SectionTitle({ section, ...part }: Part & { readonly section: SectionKey }): VNode {
  const title = said(part, ({ sections }) => sections?.[section]?.title);
  return <Say of={title} or={part.ui.words.sections[section]} />;
}
