import type { ComponentChildren, VNode } from 'preact';
import { SECTIONS, type SectionKey } from '../../core/words.ts';
import type { Reference } from '../../core/notice.ts';
import { Button } from '../Button.tsx';
import { languageOf } from '../languageOf.ts';
import { Block } from './Block.tsx';
import { names } from './names.tsx';
import { noticeNamed, titleIn } from './noticeNamed.ts';
import { Link } from '../Link.tsx';
import type { Part } from './Part.ts';
import { said, saidOf } from './said.ts';
import { Say } from './Say.tsx';
import { Sheet } from './Sheet.tsx';

/** The other texts that the notice refers to: which sections, where, and in which language alone. */
export function References(part: Part): VNode {
  const { ui, notice, level } = part;
  const { words, lang } = ui;
  return (
    <>
      {notice.references?.map((reference) => (
        <Block
          key={reference.key}
          of={saidOf(part, 'references', reference.key)}
          or={reference.key}
          level={level + 2}
        >
          {reference.only && <p class="small">{words.onlyIn(languageOf(reference.only, lang))}</p>}
          <Sheet
            of={[
              [words.label.sections, sectionsOf(part, reference)],
              [words.label.read, whereOf(part, reference)],
            ]}
          />
        </Block>
      ))}
    </>
  );
}

/** From the first to the last of the sections, by their titles where the notice is one of ours. */
function sectionsOf(part: Part, { notice: key, sections = [] }: Reference): ComponentChildren {
  const { ui, reader } = part;
  const other = key === undefined ? undefined : noticeNamed(ui.state, key);
  const named = sections.map((section) => {
    const title =
      other &&
      said({ notice: other, reader }, (words) => words.sections?.[section as SectionKey]?.title);
    const usual = (SECTIONS as readonly string[]).includes(section)
      ? ui.words.sections[section as SectionKey]
      : section;
    return title?.words ?? usual;
  });
  const [from = '', to = ''] = named;
  return named.length === 2 ? ui.words.span(from, to) : names(named);
}

function whereOf(part: Part, { notice: key, url }: Reference): ComponentChildren {
  if (key === undefined) return url && <Link to={url} />;
  const { consent, state } = part.ui;
  const title = <Say of={titleIn(part, key)} or={key} />;
  return (
    <>
      {noticeNamed(state, key) ? (
        <Button look="plain" onPress={() => consent.open('notice', { notice: key })}>
          {title}
        </Button>
      ) : (
        title
      )}{' '}
      {url && <Link to={url} />}
    </>
  );
}
