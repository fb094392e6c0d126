import type { VNode } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../Button.tsx';
import { inLocale } from '../inLocale.ts';
import { OnlyIn } from '../OnlyIn.tsx';
import { Problem } from '../Problem.tsx';
import { dateOf } from '../dateOf.ts';
import { useAct } from '../useAct.ts';
import { useOpened } from './acknowledgeOpened.ts';
import type { AcknowledgeStanding } from './acknowledgeStanding.ts';
import type { AcknowledgeUi, Settle } from './acknowledgeUi.ts';

interface Props {
  readonly ui: AcknowledgeUi;
  readonly standing: Extract<AcknowledgeStanding, { readonly notice: object }>;
  readonly isDisabled: boolean;
  readonly settle: Settle;
}

/** The notice by name, the way to read it, and the box to tick once it has been opened. */
export function AcknowledgeAct({ ui, standing, isDisabled, settle }: Props): VNode {
  const { consent, state, words, lang } = ui;
  const { notice } = standing;
  const { note, busy, problem } = useAct(ui, 'form');
  const { wasOpened, problem: unread } = useOpened(state, notice);
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const gate = useRef<HTMLDivElement>(null);
  const by = inLocale(notice.by.texts, state);
  const text = inLocale(notice.texts, state);
  const entry = standing.kind === 'done' ? standing.entry : undefined;
  const told = entry
    ? words.done(dateOf(entry.at, lang))
    : busy
      ? words.saving
      : problem !== undefined
        ? words.notSaved
        : wasOpened
          ? words.tick
          : words.open;
  useLayoutEffect(() => {
    const anchor = wasOpened ? box.current : gate.current?.querySelector('button');
    settle(entry?.id, told, anchor ?? undefined);
  });
  const isFree = wasOpened && !busy && !entry;
  const tick = (event: MouseEvent): void => {
    if (isFree && event.isTrusted) note([notice.key], event);
    else event.preventDefault();
  };
  return (
    <>
      <p class="by" lang={by.lang} dir={by.dir}>
        {by.name}
      </p>
      <p lang={text.lang} dir={text.dir}>
        <strong>{text.title}</strong>
      </p>
      <OnlyIn ui={ui} texts={notice.texts} />
      <div ref={gate}>
        <Button
          part="read"
          disabled={isDisabled}
          onPress={() => consent.open('notice', { notice: notice.key })}
        >
          {words.whole}
        </Button>
      </div>
      <div class="tick">
        <input
          ref={box}
          type="checkbox"
          part="box"
          id={id}
          required
          disabled={isDisabled}
          checked={busy || entry !== undefined}
          aria-disabled={!isFree}
          aria-describedby={`${id}t`}
          onClick={tick}
        />
        <label for={id}>{words.haveRead(text.title)}</label>
      </div>
      <p id={`${id}t`} class="small">
        {told}
      </p>
      <Problem meaning={words.failed} problem={unread} />
      <Problem meaning={words.notSaved} problem={problem} />
    </>
  );
}
