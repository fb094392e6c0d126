import type { VNode } from 'preact';
import type { SectionKey } from '../../core/words.ts';
import { idOf } from './addresses.ts';
import { Heading } from './Heading.tsx';
import type { Part } from './Part.ts';
import { SectionTitle } from './SectionTitle.tsx';

interface Props extends Part {
  readonly keys: readonly SectionKey[];
  readonly onGo: (section: SectionKey, event: Event) => void;
}

/** The contents, each a link straight to its section. */
export function Contents({ keys, onGo, ...part }: Props): VNode {
  const { ui, notice, level } = part;
  const id = `${idOf(notice.key)}-contents`;
  return (
    <nav aria-labelledby={id} class="contents" part="contents">
      <Heading level={level + 1} id={id}>
        {ui.words.contents}
      </Heading>
      <ol>
        {keys.map((section) => (
          <li key={section}>
            <a href={`#${idOf(notice.key, section)}`} onClick={(event) => onGo(section, event)}>
              <SectionTitle {...part} section={section} />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
