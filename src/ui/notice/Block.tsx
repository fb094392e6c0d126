import type { ComponentChildren, VNode } from 'preact';
import type { Told } from '../../core/words.ts';
import { Heading } from './Heading.tsx';
import { Say } from './Say.tsx';
import type { Said } from './said.ts';

interface Props {
  readonly of: Said<Told> | undefined;
  /** Its head, where the notice has no words for it. */
  readonly or: string;
  readonly level: number;
  readonly children?: ComponentChildren;
}

/** A head and what stands under it: words first, and facts after. */
export function Block({ of, or, level, children }: Props): VNode {
  const line = (name: keyof Told): Said<string> | undefined =>
    of && { ...of, words: of.words[name] };
  return (
    <div class="item" part="item">
      <Heading level={level}>
        <Say of={line('title')} or={or} />
      </Heading>
      <Say as="p" of={line('body')} />
      {children}
    </div>
  );
}
