import type { VNode } from 'preact';
import type { PurposeWords } from '../../core/words.ts';
import type { Worded } from '../inLocale.ts';
import { Examples } from './Examples.tsx';

interface Props {
  readonly id: string;
  /** Which version it is of. */
  readonly head: string;
  readonly part: string;
  readonly text: Worded<PurposeWords>;
}

/** A purpose in the words of one version. */
export function Edition({ id, head, part, text }: Props): VNode {
  const { lang, dir, title, description, examples } = text;
  return (
    <section part={part}>
      <h6>{head}</h6>
      <p lang={lang} dir={dir}>
        <strong>{title}</strong>
      </p>
      <p id={id} lang={lang} dir={dir}>
        {description}
      </p>
      {examples && <Examples of={text} />}
    </section>
  );
}
