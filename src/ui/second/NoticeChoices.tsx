import type { VNode } from 'preact';
import type { PurposeKey } from '../../core/purpose.ts';
import type { PublishedNotice } from '../../core/publish.ts';
import { Button } from '../Button.tsx';
import { inLocale } from '../inLocale.ts';
import { OnlyIn } from '../OnlyIn.tsx';
import { Purpose } from './Purpose.tsx';
import type { FullUi } from './FullUi.ts';

interface Props {
  readonly ui: FullUi;
  readonly notice: PublishedNotice;
  readonly isOn: (purpose: PurposeKey) => boolean;
  readonly onTurn: (purpose: PurposeKey, on: boolean) => void;
}

const GROUPS = ['asked', 'required', 'exempt', 'notice-only'] as const;

/** One notice of the second layer: its purposes, those to decide on first, and the way to it all. */
export function NoticeChoices({ ui, notice, isOn, onTurn }: Props): VNode {
  const { consent, state, words } = ui;
  const text = inLocale(notice.texts, state);
  const by = inLocale(notice.by.texts, state);
  const groupOf = (key: PurposeKey): (typeof GROUPS)[number] => {
    const basis = state.purposes[key]?.basis ?? 'consent';
    return GROUPS.find((group) => group === basis) ?? 'asked';
  };
  return (
    <article>
      <p class="by" lang={by.lang} dir={by.dir}>
        {by.name}
      </p>
      <h3 lang={text.lang} dir={text.dir}>
        {text.title}
      </h3>
      <p lang={text.lang} dir={text.dir}>
        {text.summary}
      </p>
      <OnlyIn ui={ui} texts={notice.texts} />
      <Button
        look="plain"
        part="read"
        label={`${words.whole}: ${text.title}`}
        onPress={() => consent.open('notice', { notice: notice.key })}
      >
        {words.whole}
      </Button>
      {GROUPS.map((group) => {
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
    </article>
  );
}
