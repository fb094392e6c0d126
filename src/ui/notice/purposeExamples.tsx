import type { VNode } from 'preact';
import { List } from './names.tsx';
import type { Part } from './Part.ts';
import { own, said } from './said.ts';
import { Say } from './Say.tsx';

/** Examples of what a purpose covers, in the notice's own words; nothing where it gives none. */
export function purposeExamples(
  part: Pick<Part, 'notice' | 'reader'>,
  purpose: string,
): VNode | undefined {
  const examples = said(part, ({ purposes }) => own(purposes, purpose)?.examples);
  return (
    examples && (
      <List
        of={examples.words.map((example) => (
          <Say key={example} of={{ ...examples, words: example }} />
        ))}
      />
    )
  );
}
