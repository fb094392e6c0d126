import { timingOf } from '../../core/timing.ts';
import type { VNode } from 'preact';
import { OnlyIn } from '../OnlyIn.tsx';
import { languageOf } from '../languageOf.ts';
import { civilOf } from '../second/format.ts';
import { controllerFacts } from './controllerFacts.tsx';
import { Heading } from './Heading.tsx';
import { lawOf } from './laws.tsx';
import { names } from './names.tsx';
import type { Part } from './Part.ts';
import { said } from './said.ts';
import { Say } from './Say.tsx';
import { Sheet } from './Sheet.tsx';

interface Props extends Part {
  /** By which the title can be gone to. */
  readonly id: string;
}

/** What the notice is called, who is responsible, which version it is, and since when. */
export function Top({ id, ...part }: Props): VNode {
  const { ui, notice, reader, level } = part;
  const { words, lang, state } = ui;
  const { by, kind, version, enacted, amended, effective, laws, authoritative, hash } = notice;
  const text = said({ notice, reader }, (all) => all);
  const [owner, ...about] = controllerFacts(part, by, words.label.controller);
  const timing = timingOf(notice, state.versions, new Date());
  const { label } = words;
  return (
    <header>
      <p class="by">{owner?.[1]}</p>
      <Heading level={level} id={id}>
        <Say of={text && { ...text, words: text.words.title }} />
      </Heading>
      <div class="lead">
        <Say as="p" of={text && { ...text, words: text.words.summary }} />
      </div>
      {timing !== 'in-force' && <p class="over">{words.timing[timing]}</p>}
      <OnlyIn ui={ui} texts={notice.texts} />
      {authoritative && <p class="small">{words.authoritative(languageOf(authoritative, lang))}</p>}
      <Sheet
        of={[
          ...about,
          [label.kind, words.kinds[kind]],
          [label.version, <bdi key={version}>{version}</bdi>],
          [label.enacted, enacted && civilOf(enacted, lang)],
          [label.amended, names(amended?.map((day) => civilOf(day, lang)))],
          // Days as the notice's own offset counts them: a legal date does not move with the reader.
          [label.from, civilOf(effective.from.slice(0, 10), lang)],
          [label.until, effective.until && civilOf(effective.until.slice(0, 10), lang)],
          [label.laws, names(laws?.map((citation) => lawOf(part, citation)))],
          [label.fingerprint, <code key={hash}>{hash}</code>],
        ]}
      />
    </header>
  );
}
