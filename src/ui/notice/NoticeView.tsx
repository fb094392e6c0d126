import type { VNode } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { adopt } from '../adopt.ts';
import { Button } from '../Button.tsx';
import { Dialog } from '../second/Dialog.tsx';
import { dialog } from '../second/styles/dialog.ts';
import { switches } from '../second/styles/switches.ts';
import type { Ui } from '../Ui.ts';
import { useWords } from '../useWords.ts';
import { noticeLoaders } from '../words/noticeLoaders.ts';
import { inBest } from './said.ts';
import { noticeNamed } from './noticeNamed.ts';
import { Say } from './Say.tsx';
import { alone, print, without } from './styles/print.ts';
import { whole } from './styles/whole.ts';
import { WholeNotice } from './WholeNotice.tsx';

/** The view `notice`: one of the notices in full, in a dialog, with ways to the others. */
export function NoticeView({ ui: first }: { readonly ui: Ui }): VNode | null {
  const { consent, state, shadow } = first;
  const words = useWords(noticeLoaders, state);
  useLayoutEffect(() => adopt(shadow, switches + dialog + whole + print + alone), [shadow]);
  useLayoutEffect(() => adopt(document, without), []);
  const { notice: key = state.notices[0]?.key ?? '', section } = state.target;
  const goal = useMemo(() => section && { section }, [state.target]);
  if (words === undefined) return null;
  const ui = { ...first, words: { ...first.words, ...words } };
  const notice = noticeNamed(state, key);
  return (
    <Dialog
      ui={ui}
      title={words.whole}
      foot={
        <div class="acts">
          <Button look="quiet" onPress={() => consent.open('preferences')}>
            {words.toPreferences}
          </Button>
        </div>
      }
    >
      {state.notices.length > 1 && (
        <nav class="choice" aria-label={words.notices}>
          {state.notices.map((one) => {
            const text = inBest(one.texts, state);
            return (
              <Button
                key={one.key}
                look={one.key === key ? undefined : 'quiet'}
                onPress={() => consent.open('notice', { notice: one.key })}
              >
                <Say of={text && { ...text, words: text.words.title }} or={one.key} />
              </Button>
            );
          })}
        </nav>
      )}
      {notice ? (
        <WholeNotice key={key} {...{ ui, notice, goal }} />
      ) : (
        <p>{key === '' ? words.none : words.unknown(key)}</p>
      )}
    </Dialog>
  );
}
