import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PublishedNotice } from '../core/publish.ts';
import { asked, put } from './asked.ts';
import { changedOn } from './Changes.tsx';
import { FirstActs, isDeemed } from './FirstActs.tsx';
import { FirstNotice } from './FirstNotice.tsx';
import { inLocale } from './inLocale.ts';
import { LocaleSwitch } from './LocaleSwitch.tsx';
import { Problem } from './Problem.tsx';
import type { Ui } from './Ui.ts';
import { useAct } from './useAct.ts';
import { useAside } from './useAside.ts';
import { useEscape } from './useEscape.ts';
import { useScrollable } from './useScrollable.ts';

interface Props {
  readonly ui: Ui;
  /** Why a dialog could not be loaded. */
  readonly missing: unknown;
}

/**
 * The first layer: who asks, for what, and answers that look alike; or, where nothing is asked,
 * what has changed. It is not modal, takes no focus and locks nothing; Escape inside it puts it
 * away, and that is no answer.
 */
export function FirstLayer({ ui, missing }: Props): VNode {
  const { consent, state, words, announce } = ui;
  const how = useAct(ui, 'banner');
  const box = useRef<HTMLElement>(null);
  const purposes = missing === undefined ? put(state) : asked(state);
  const isNews = missing === undefined && state.asking.length === 0;
  const announced = state.notices.filter(({ key }) => isNews && state.news.includes(key));
  const shown = announced.length > 0 ? announced : state.notices;
  useAside(box);
  // It takes no focus, so those who cannot see it would not know that it has come.
  useEffect(() => announce(spoken(ui, shown, announced.length > 0)), []);
  useEscape(box, () => consent.close());
  return (
    <section ref={box} class="first" part="first" aria-labelledby="n0">
      <div ref={useScrollable('n0')} class="body">
        {shown.map((notice, index) => (
          <FirstNotice
            key={notice.key}
            {...{ ui, notice }}
            id={`n${index}`}
            purposes={announced.length > 0 ? undefined : purposes}
          >
            {index === 0 && <LocaleSwitch ui={ui} />}
          </FirstNotice>
        ))}
      </div>
      {announced.length === 0 && isDeemed(ui, purposes) && <p>{words.deemed}</p>}
      <Problem meaning={words.noChoices} problem={missing} />
      <Problem meaning={words.notSaved} problem={how.problem} />
      <FirstActs {...{ ui, how, purposes, announced }} />
    </section>
  );
}

/** What every notice is called, and what it asks, or that it has changed. */
const spoken = (ui: Ui, notices: readonly PublishedNotice[], isNews: boolean): string =>
  notices
    .map((notice) => {
      const { title, summary } = inLocale(notice.texts, ui.state);
      return `${title}. ${isNews ? changedOn(notice, ui) : summary}`;
    })
    .join(' ');
