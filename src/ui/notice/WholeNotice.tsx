import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConsentState } from '../../core/api.ts';
import type { PublishedNotice } from '../../core/publish.ts';
import type { SectionKey } from '../../core/words.ts';
import { Button } from '../Button.tsx';
import { Problem } from '../Problem.tsx';
import { idOf } from './addresses.ts';
import { Changes } from './Changes.tsx';
import { Contents } from './Contents.tsx';
import { Heading } from './Heading.tsx';
import { historyOf } from './noticeNamed.ts';
import type { Part } from './Part.ts';
import { Section } from './Section.tsx';
import { Top } from './Top.tsx';
import { usePrint } from './usePrint.ts';
import { useSections } from './useSections.ts';
import { Versions } from './Versions.tsx';

interface Props {
  readonly ui: Part['ui'];
  readonly notice: PublishedNotice;
  /** The section to go to, or `top`; an object, so that the same one can be asked for again. */
  readonly goal?: { readonly section: SectionKey | 'top' } | undefined;
  /** Of its own heading. 3 inside a dialog, which has a heading of its own. */
  readonly level?: number;
  /** Whether the page's address can name its sections. */
  readonly linked?: boolean;
}

/** A notice in full: who, which version, what changed, and then every section with its facts. */
export function WholeNotice({
  ui: given,
  notice: latest,
  goal,
  level = 3,
  linked = false,
}: Props): VNode {
  const { words } = given;
  const state = asRead(given.state);
  const ui = { ...given, state };
  const [chosen, choose] = useState<string>();
  useEffect(() => choose(undefined), [latest]);
  const notice = historyOf(state, latest.key).find(({ version }) => version === chosen) ?? latest;
  const box = useRef<HTMLElement>(null);
  const print = usePrint(box);
  const part: Part = { ui, notice, reader: state, level };
  const { sectionsOf, problem } = useSections();
  const sections = sectionsOf?.(part) ?? [];
  const go = (section: SectionKey | 'top'): void => {
    const id = idOf(notice.key, section === 'top' ? undefined : section);
    const heading = ui.shadow.getElementById(id);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };
  // Once it is there, and after the dialog has given the focus to its own title.
  useEffect(() => {
    if (goal && sectionsOf) go(goal.section);
  }, [goal, sectionsOf]);
  return (
    <article ref={box} class="whole" part="notice">
      <Top {...part} id={idOf(notice.key)} />
      <div class="tools">
        <Button look="quiet" part="print" onPress={print}>
          {words.print}
        </Button>
      </div>
      <Versions {...part} onChoose={(version) => (choose(version), go('top'))} />
      {notice.changes && notice.changes.length > 0 && (
        <section part="changes">
          <Heading level={level + 1}>{words.changes}</Heading>
          <Changes {...part} />
        </section>
      )}
      <Problem meaning={words.failed} problem={problem} />
      {sections.length > 0 && (
        <Contents
          {...part}
          keys={sections.map(([key]) => key)}
          onGo={(section, event) => {
            if (!linked) event.preventDefault();
            go(section);
          }}
        />
      )}
      {sections.map(([key, facts]) => (
        <Section key={key} {...part} section={key} linked={linked}>
          {facts}
        </Section>
      ))}
    </article>
  );
}

/**
 * The state, in the language that the person reads best: the state's own follows the notices that
 * apply, and this one may be none of them.
 */
const asRead = (state: ConsentState): ConsentState => ({
  ...state,
  locale: state.languages[0] ?? state.locale,
  languages: [...state.languages, state.locale],
});
