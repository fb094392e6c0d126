import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ConsentState, Decisions } from '../core/api.ts';
import { asked, put, toAll } from './asked.ts';
import { Button } from './Button.tsx';
import { FirstNotice } from './FirstNotice.tsx';
import { inLocale } from './inLocale.ts';
import { LocaleSwitch } from './LocaleSwitch.tsx';
import { Problem } from './Problem.tsx';
import type { Ui } from './Ui.ts';
import { useAct } from './useAct.ts';
import { CHOOSE } from './useFocusReturn.ts';
import { useAside } from './useAside.ts';
import { useEscape } from './useEscape.ts';
import { useScrollable } from './useScrollable.ts';

interface Props {
  readonly ui: Ui;
  /** Why the second layer could not be loaded. */
  readonly missing: unknown;
}

/**
 * The first layer: who asks, for what, and three answers that look alike. It is not modal, takes
 * no focus and locks nothing; Escape inside it puts it away, and that is no answer.
 */
export function FirstLayer({ ui, missing }: Props): VNode {
  const { consent, state, words, announce } = ui;
  const { act, busy, problem } = useAct(ui, 'banner');
  const box = useRef<HTMLElement>(null);
  const purposes = missing === undefined ? put(state) : asked(state);
  useAside(box);
  // It takes no focus, so those who cannot see it would not know that it has come.
  useEffect(() => announce(spoken(state)), []);
  useEscape(box, () => consent.close());
  const decide = (decision: Decisions[string]) => (event: Event) =>
    act(toAll(purposes, decision), event, () => consent.close());
  return (
    <section ref={box} class="first" part="first" aria-labelledby="n0">
      <div ref={useScrollable('n0')} class="body">
        {state.notices.map((notice, index) => (
          <FirstNotice key={notice.key} ui={ui} id={`n${index}`} {...{ notice, purposes }}>
            {index === 0 && <LocaleSwitch ui={ui} />}
          </FirstNotice>
        ))}
      </div>
      <Problem meaning={words.noChoices} problem={missing} />
      <Problem meaning={words.notSaved} problem={problem} />
      <div class="acts">
        <Button busy={busy} part="accept" onPress={decide('granted')}>
          {words.acceptAll}
        </Button>
        <Button busy={busy} part="refuse" onPress={decide('refused')}>
          {words.refuseAll}
        </Button>
        <Button busy={busy} part={CHOOSE} onPress={() => consent.open('preferences')}>
          {words.choose}
        </Button>
      </div>
    </section>
  );
}

/** What every notice is called, and what it asks. */
const spoken = ({ notices, locale }: ConsentState): string =>
  notices
    .map(({ texts }) => inLocale(texts, locale))
    .map(({ title, summary }) => `${title}. ${summary}`)
    .join(' ');
