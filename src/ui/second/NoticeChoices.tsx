import type { VNode } from 'preact';
import type { PurposeKey } from '../../core/notice.ts';
import type { PublishedNotice } from '../../core/publish.ts';
import { isAsked } from '../../core/state.ts';
import { inLocale } from '../inLocale.ts';
import { NoticeBody } from './NoticeBody.tsx';
import { Purpose } from './Purpose.tsx';
import type { FullUi } from './FullUi.ts';

interface Props {
  readonly ui: FullUi;
  readonly notice: PublishedNotice;
  readonly isOn: (purpose: PurposeKey) => boolean;
  readonly onTurn: (purpose: PurposeKey, on: boolean) => void;
}

/** One notice of the second layer: its purposes, those to decide on first, and then the rest. */
export function NoticeChoices({ ui, notice, isOn, onTurn }: Props): VNode {
  const { state, words } = ui;
  const text = inLocale(notice.texts, state.locale);
  const by = inLocale(notice.by.texts, state.locale);
  const groupOf = (key: PurposeKey): keyof typeof words.groups => {
    const basis = state.purposes[key]?.basis ?? 'consent';
    return isAsked(basis) ? 'asked' : (basis as 'required' | 'notice-only');
  };
  return (
    <article>
      <p class="by" lang={by.lang}>
        {by.name}
      </p>
      <h3 lang={text.lang}>{text.title}</h3>
      <p lang={text.lang}>{text.summary}</p>
      {(['asked', 'required', 'notice-only'] as const).map((group) => {
        const uses = notice.purposes.filter(({ key }) => groupOf(key) === group);
        return (
          uses.length > 0 && (
            <section key={group}>
              <h4>{words.groups[group]}</h4>
              {uses.map((use) => (
                <Purpose
                  key={use.key}
                  {...{ ui, notice, use }}
                  on={isOn(use.key)}
                  onTurn={(on) => onTurn(use.key, on)}
                />
              ))}
            </section>
          )
        );
      })}
      <NoticeBody {...{ ui, notice }} />
    </article>
  );
}
