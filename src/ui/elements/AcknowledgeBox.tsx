import type { VNode } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Consent } from '../../core/api.ts';
import { Announcer } from '../Announcer.tsx';
import { directionOf } from '../../core/directionOf.ts';
import { langOf } from '../langOf.ts';
import { useLatest } from '../useLatest.ts';
import { useWords } from '../useWords.ts';
import { acknowledgeLoaders } from '../words/acknowledgeLoaders.ts';
import { firstLoaders } from '../words/firstLoaders.ts';
import { AcknowledgeAct } from './AcknowledgeAct.tsx';
import { acknowledgeStanding } from './acknowledgeStanding.ts';
import type { AcknowledgeUi, Settle } from './acknowledgeUi.ts';

export interface AcknowledgeProps {
  readonly consent: Consent;
  readonly shadow: ShadowRoot;
  /** The key of the notice. */
  readonly notice: string;
  readonly isDisabled: boolean;
  readonly settle: Settle;
}

/** What the gate shows: the notice and the box to tick, or why there is nothing to tick. */
export function AcknowledgeBox({
  consent,
  shadow,
  notice,
  isDisabled,
  settle,
}: AcknowledgeProps): VNode | null {
  const state = useLatest(consent);
  const first = useWords(firstLoaders, state);
  const own = useWords(acknowledgeLoaders, state);
  const [message, announce] = useState('');
  if (first === undefined || own === undefined) return null;
  const lang = langOf(first.lang, state);
  const words = { ...first, ...own };
  const ui: AcknowledgeUi = { consent, state, shadow, words, lang, message, announce };
  const standing = acknowledgeStanding(state, notice);
  return (
    <div class="root">
      <div class="words" lang={lang} dir={directionOf(lang)}>
        <div class={`gate ${standing.kind}`} part="acknowledge">
          {standing.kind === 'due' || standing.kind === 'done' ? (
            <AcknowledgeAct {...{ ui, standing, isDisabled, settle }} />
          ) : (
            <Nothing
              said={standing.kind === 'unknown' ? words.unknown(notice) : words[standing.kind]}
              settle={settle}
            />
          )}
        </div>
        <Announcer message={message} hidden />
      </div>
    </div>
  );
}

/** Why the form cannot be sent, where that is in nobody's hands. */
function Nothing({ said, settle }: { readonly said: string; readonly settle: Settle }): VNode {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useLayoutEffect(() => settle(undefined, said, place ?? undefined));
  return (
    <p ref={setPlace} tabIndex={-1}>
      {said}
    </p>
  );
}
