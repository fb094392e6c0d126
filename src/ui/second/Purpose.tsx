import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { PurposeUse } from '../../core/purpose.ts';
import type { PublishedNotice } from '../../core/publish.ts';
import { isAsked } from '../../core/state.ts';
import { isBySignal } from './isBySignal.ts';
import { elsewhere } from '../asked.ts';
import { purposeWords } from '../inLocale.ts';
import { standingOf } from '../standingOf.ts';
import { Basis } from './Basis.tsx';
import { Examples } from './Examples.tsx';
import { Facts } from './Facts.tsx';
import { listOf } from '../listOf.ts';
import { spanOf } from './format.ts';
import { Recipients } from './Recipients.tsx';
import { Renewed } from './Renewed.tsx';
import { Switch } from './Switch.tsx';
import type { FullUi } from './FullUi.ts';
import { WithdrawElsewhere } from './WithdrawElsewhere.tsx';

interface Props {
  readonly ui: FullUi;
  readonly notice: PublishedNotice;
  readonly use: PurposeUse;
  readonly on: boolean;
  readonly onTurn: (on: boolean) => void;
}

/**
 * A purpose in full: what it means, or what of that has changed, who receives the data, why it
 * stands so; and its switch, where there is something to switch.
 */
export function Purpose({ ui, notice, use, on, onTurn }: Props): VNode | null {
  const { state, words, lang } = ui;
  const id = useId();
  const standing = state.purposes[use.key];
  if (standing === undefined) return null;
  const text = purposeWords(notice, use.key, state);
  const { basis, reason } = standing;
  const isFixed = use.controllable === false;
  const isChoice = isAsked(basis) && !isFixed;
  const isRenewed = isChoice && reason === 'renewed';
  const hasSwitch = isChoice && !elsewhere(use.key, state);
  return (
    <div class="purpose" part="purpose">
      <div class="row">
        <h5 lang={text.lang} dir={text.dir}>
          {hasSwitch ? <label for={id}>{text.title}</label> : text.title}
        </h5>
        {hasSwitch && <Switch {...{ id, on, words, onTurn }} name={use.key} />}
      </div>
      {isRenewed ? (
        <Renewed {...{ ui, notice, id: `${id}d` }} purpose={use.key} />
      ) : (
        <p id={`${id}d`} lang={text.lang} dir={text.dir}>
          {text.description}
        </p>
      )}
      {isFixed && (
        <div class="aside">
          <p>{words.fixed}</p>
          {text.uncontrollable && (
            <p lang={text.lang} dir={text.dir}>
              {text.uncontrollable}
            </p>
          )}
        </div>
      )}
      <WithdrawElsewhere {...{ ui, purpose: use.key }} />
      <Facts
        of={[
          [words.examples, text.examples && !isRenewed && <Examples key="examples" of={text} />],
          [words.recipients, use.recipients && <Recipients {...{ ui, notice, use }} />],
          [
            words.channels,
            use.channels &&
              listOf(
                use.channels.map((channel) => words.channel[channel]),
                lang,
              ),
          ],
          [words.basis, <Basis key="basis" {...{ words, standing, use, text }} />],
          [
            words.lasts,
            basis !== 'consent'
              ? undefined
              : use.validDays === undefined
                ? words.untilWithdrawn
                : spanOf(use.validDays, 'day', lang),
          ],
          [
            words.standing,
            isChoice
              ? [
                  standingOf(standing, words, lang),
                  ...(isBySignal(use.key, state) ? [words.surfaces.signal] : []),
                ].join(' · ')
              : undefined,
          ],
        ]}
      />
    </div>
  );
}
