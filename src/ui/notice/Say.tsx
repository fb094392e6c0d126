import type { JSX, VNode } from 'preact';
import type { Said } from './said.ts';

interface Props {
  readonly of: Said<string> | undefined;
  readonly as?: keyof JSX.IntrinsicElements & ('span' | 'p' | 'strong');
  /** What stands there where the notice has no words for it. */
  readonly or?: string;
}

/** Words of the notice, marked with their own language, whatever the interface speaks. */
export function Say({ of, as: Tag = 'span', or }: Props): VNode | null {
  if (of === undefined) return or === undefined ? null : <Tag>{or}</Tag>;
  return (
    <Tag lang={of.lang} dir={of.dir}>
      {of.words}
    </Tag>
  );
}
