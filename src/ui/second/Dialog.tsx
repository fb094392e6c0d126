import type { ComponentChildren, VNode } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { PurposeKey } from '../../core/purpose.ts';
import { Announcer } from '../Announcer.tsx';
import { LocaleSwitch } from '../LocaleSwitch.tsx';
import type { Ui } from '../Ui.ts';
import type { FirstWords } from '../words/FirstWords.ts';
import { useBeside } from './useBeside.ts';
import { useScrollable } from '../useScrollable.ts';

interface Props {
  readonly ui: Ui<Pick<FirstWords, 'language'> & { readonly close: string }>;
  readonly title: string;
  /** The purpose whose switch gets the focus, rather than the title. */
  readonly focus?: PurposeKey | undefined;
  /** Whether a press beside the dialog must not close it, since choices would be lost. */
  readonly steady?: boolean;
  readonly foot?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The shell of the dialogs, on the platform's own: it makes the page inert, and only while open. */
export function Dialog({ ui, title, focus, steady, foot, children }: Props): VNode {
  const { consent, words, announce, message } = ui;
  const box = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const close = (): void => consent.close();
  useBeside(box, () => {
    if (!steady) close();
  });
  useLayoutEffect(() => {
    announce('');
    const dialog = box.current;
    if (dialog?.showModal) dialog.showModal();
    else dialog?.setAttribute('open', '');
  }, [announce]);
  useLayoutEffect(() => {
    const inputs = box.current?.querySelectorAll('input') ?? [];
    const wanted = [...inputs].find(({ name }) => name === focus);
    (wanted ?? heading.current)?.focus();
  }, [focus]);
  return (
    <dialog
      ref={box}
      class="box"
      part="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClose={close}
    >
      <div class="head">
        <h2 ref={heading} id={id} tabIndex={-1}>
          {title}
        </h2>
        <LocaleSwitch ui={ui} />
        <button type="button" class="x" part="close" aria-label={words.close} onClick={close}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 6l12 12M18 6L6 18" />
          </svg>
        </button>
      </div>
      <div ref={useScrollable(id)} class="body">
        {children}
      </div>
      <div class="foot">
        <Announcer message={message} />
        {foot}
      </div>
    </dialog>
  );
}
