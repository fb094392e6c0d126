import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { PurposeUse } from '../../core/notice.ts';
import type { PublishedNotice } from '../../core/publish.ts';
import { isAsked } from '../../core/state.ts';
import { Facts } from './Facts.tsx';
import { listOf, spanOf } from './format.ts';
import { purposeWords } from '../inLocale.ts';
import { Recipients } from './Recipients.tsx';
import { standingOf } from '../standingOf.ts';
import { Switch } from './Switch.tsx';
import type { FullUi } from './FullUi.ts';

interface Props {
  readonly ui: FullUi;
  readonly notice: PublishedNotice;
  readonly use: PurposeUse;
  readonly on: boolean;
  readonly onTurn: (on: boolean) => void;
}

/** A purpose in full: what it means, who receives the data, why it stands so; and its switch. */
export function Purpose({ ui, notice, use, on, onTurn }: Props): VNode | null {
  const { state, words, lang } = ui;
  const id = useId();
  const standing = state.purposes[use.key];
  if (standing === undefined) return null;
  const text = purposeWords(notice, use.key, state.locale);
  const { basis } = standing;
  const choice = isAsked(basis);
  return (
    <div class="purpose" part="purpose">
      <div class="row">
        <h5 lang={text.lang}>{choice ? <label for={id}>{text.title}</label> : text.title}</h5>
        {choice && <Switch {...{ id, on, words, onTurn }} name={use.key} />}
      </div>
      <p id={`${id}d`} lang={text.lang}>
        {text.description}
      </p>
      <Facts
        of={[
          [
            words.examples,
            text.examples && (
              <ul class="dots" lang={text.lang}>
                {text.examples.map((example) => (
                  <li key={example}>{example}</li>
                ))}
              </ul>
            ),
          ],
          [words.recipients, use.recipients && <Recipients {...{ ui, notice, use }} />],
          [
            words.channels,
            use.channels &&
              listOf(
                use.channels.map((channel) => words.channel[channel]),
                lang,
              ),
          ],
          [words.basis, words.bases[basis]],
          [
            words.lasts,
            basis !== 'consent'
              ? undefined
              : use.validDays === undefined
                ? words.untilWithdrawn
                : spanOf(use.validDays, 'day', lang),
          ],
          [words.standing, choice ? standingOf(standing, words, lang) : undefined],
        ]}
      />
    </div>
  );
}
