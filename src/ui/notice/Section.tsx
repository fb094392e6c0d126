import type { ComponentChildren, VNode } from 'preact';
import type { SectionKey } from '../../core/words.ts';
import { idOf } from './addresses.ts';
import { Heading } from './Heading.tsx';
import type { Part } from './Part.ts';
import { said } from './said.ts';
import { Say } from './Say.tsx';
import { SectionTitle } from './SectionTitle.tsx';

interface Props extends Part {
  readonly section: SectionKey;
  /** Whether the page's address can name it. */
  readonly linked: boolean;
  readonly children: ComponentChildren;
}

/** One section: its words, and then its facts. */
export function Section({ section, linked, children, ...part }: Props): VNode {
  const { ui, notice, level } = part;
  const id = idOf(notice.key, section);
  const body = said(part, ({ sections }) => sections?.[section]?.body);
  const title = said(part, ({ sections }) => sections?.[section]?.title);
  return (
    <section aria-labelledby={id} part="section">
      <div class="title">
        <Heading level={level + 1} id={id}>
          <SectionTitle {...part} section={section} />
        </Heading>
        {linked && (
          <a
            class="link"
            href={`#${id}`}
            aria-label={ui.words.linkTo(title?.words ?? ui.words.sections[section])}
          >
            #
          </a>
        )}
      </div>
      {body?.words.map((paragraph) => (
        <Say key={paragraph} as="p" of={{ ...body, words: paragraph }} />
      ))}
      {children}
    </section>
  );
}
