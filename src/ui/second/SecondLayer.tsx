import type { VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { adopt } from '../adopt.ts';
import type { Ui } from '../Ui.ts';
import type { Draft } from '../Draft.ts';
import { useWords } from '../useWords.ts';
import { secondLoaders } from '../words/secondLoaders.ts';
import type { FullUi } from './FullUi.ts';
import { Preferences } from './Preferences.tsx';
import { RecordView } from './RecordView.tsx';
import { dialog } from './styles/dialog.ts';
import { preferences } from './styles/preferences.ts';
import { record } from './styles/record.ts';
import { switches } from './styles/switches.ts';
import { text } from './styles/text.ts';

interface Props {
  readonly ui: Ui;
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
}

/** Preferences and record, with the words and styles that only they need. */
export function SecondLayer({ ui: first, draft, setDraft }: Props): VNode | null {
  const { state, shadow } = first;
  const words = useWords(secondLoaders, state);
  useLayoutEffect(() => adopt(shadow, text + switches + dialog + preferences + record), [shadow]);
  if (words === undefined) return null;
  const ui: FullUi = { ...first, words: { ...first.words, ...words } };
  return state.view === 'record' ? (
    <RecordView ui={ui} />
  ) : (
    <Preferences {...{ ui, draft, setDraft }} />
  );
}
