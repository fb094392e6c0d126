import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { SECTIONS, type SectionKey } from '../../core/words.ts';
import { adopt } from '../adopt.ts';
import { askedBy } from '../notice/addresses.ts';
import { noticeNamed } from '../notice/noticeNamed.ts';
import { print, uncovered } from '../notice/styles/print.ts';
import { whole } from '../notice/styles/whole.ts';
import { WholeNotice } from '../notice/WholeNotice.tsx';
import { switches } from '../second/styles/switches.ts';
import type { Ui } from '../Ui.ts';
import { useWords } from '../useWords.ts';
import { noticeLoaders } from '../words/noticeLoaders.ts';
import type { Drawn } from './element.ts';
import { Standing } from './Standing.tsx';

/** `<doui-notice>`: a notice in full, in a page of the site's own. */
export function NoticePage(drawn: Drawn): VNode {
  return <Standing {...drawn}>{(ui) => <Page ui={ui} attributes={drawn.attributes} />}</Standing>;
}

interface Props extends Pick<Drawn, 'attributes'> {
  readonly ui: Ui;
}

function Page({ ui: first, attributes }: Props): VNode | null {
  const { state, shadow } = first;
  const words = useWords(noticeLoaders, state);
  useLayoutEffect(() => adopt(shadow, switches + whole + print), [shadow]);
  useLayoutEffect(() => adopt(document, uncovered), []);
  const key = attributes['notice'] ?? state.notices[0]?.key ?? '';
  const goal = useGoal(key, attributes['section']);
  if (words === undefined) return null;
  const ui = { ...first, words: { ...first.words, ...words } };
  const notice = noticeNamed(state, key, attributes['version']);
  if (notice !== undefined) return <WholeNotice {...{ ui, notice, goal }} level={2} linked />;
  return (
    <output class="problem">
      {state.phase === 'failed' ? words.failed : key === '' ? words.none : words.unknown(key)}
    </output>
  );
}

/** Where to go: to what the page's address names, on load and later, or else to the attribute's. */
function useGoal(
  notice: string,
  section: string | null | undefined,
): { readonly section: SectionKey | 'top' } | undefined {
  const [goal, setGoal] = useState<{ readonly section: SectionKey | 'top' }>();
  useEffect(() => {
    const follow = (otherwise?: SectionKey): void => {
      const asked = askedBy(location.hash, notice) ?? otherwise;
      if (asked !== undefined) setGoal({ section: asked });
    };
    const heard = (): void => follow();
    follow(SECTIONS.find((one) => one === section));
    addEventListener('hashchange', heard);
    return () => removeEventListener('hashchange', heard);
  }, [notice, section]);
  return goal;
}
