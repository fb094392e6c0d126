import type { VNode } from 'preact';
import type { PublishedNotice } from '../../core/publish.ts';
import { purposeTitle } from './cited.tsx';
import type { Part } from './Part.ts';
import { purposeExamples } from './purposeExamples.tsx';
import { own, said } from './said.ts';
import { Say } from './Say.tsx';

interface Props extends Part {
  readonly purpose: string;
  /** The version before, where it knows the purpose. */
  readonly before: PublishedNotice | undefined;
}

/** The words of a purpose as they were and as they are, in two columns; on a phone, one above the other. */
export function Beside({ purpose, before, ...part }: Props): VNode {
  const { words } = part.ui;
  return (
    <div class="beside">
      <div>
        <p class="small">{before ? words.before(before.version) : words.added}</p>
        {before && <Worded notice={before} reader={part.reader} {...{ purpose }} />}
      </div>
      <div>
        <p class="small">{words.now}</p>
        <Worded {...part} {...{ purpose }} />
      </div>
    </div>
  );
}

function Worded(props: Pick<Part, 'notice' | 'reader'> & { readonly purpose: string }): VNode {
  const { purpose } = props;
  return (
    <>
      <p>
        <strong>{purposeTitle(props, purpose)}</strong>
      </p>
      <Say as="p" of={said(props, ({ purposes }) => own(purposes, purpose)?.description)} />
      {purposeExamples(props, purpose)}
    </>
  );
}
