import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { PurposeKey } from '../../core/purpose.ts';
import { isAsked } from '../../core/state.ts';
import { elsewhere, toAll } from '../asked.ts';
import { Button } from '../Button.tsx';
import { Problem } from '../Problem.tsx';
import { standingOf } from '../standingOf.ts';
import { useAct } from '../useAct.ts';
import { download } from './download.ts';
import { Entry } from './Entry.tsx';
import type { FullUi } from './FullUi.ts';
import { titleOf } from './titleOf.ts';
import { WithdrawElsewhere } from './WithdrawElsewhere.tsx';

interface Props {
  readonly ui: FullUi;
  /** Under a page's own heading, `h2`. */
  readonly heading?: 'h2' | 'h3';
}

/**
 * The record, for a dialog or for a page: what is in use now, how that came about and how to stop
 * it, every act made here, and a copy to keep. Its styles are those of `styles/text`, `switches`
 * and `record`.
 */
export function RecordBody({ ui, heading: Heading = 'h3' }: Props): VNode {
  const { consent, state, words, lang } = ui;
  const { act, busy, problem } = useAct(ui, 'record');
  const [noFile, setNoFile] = useState<unknown>();
  const current = Object.entries(state.purposes).filter(
    ([, { basis, allowed }]) => allowed && isAsked(basis),
  );
  const here = current.map(([key]) => key).filter((key) => !elsewhere(key, state));
  const head = useRef<HTMLHeadingElement>(null);
  // What was pressed is gone then, and the focus must not go with it.
  const withdraw = (purposes: readonly PurposeKey[], event: Event): void =>
    act(toAll(purposes, 'refused'), event, () => head.current?.focus());
  const keep = (): void => {
    setNoFile(undefined);
    consent
      .export()
      .then((record) => download('record.json', record))
      .catch(setNoFile);
  };
  return (
    <>
      <Heading ref={head} tabIndex={-1}>
        {words.now}
      </Heading>
      {state.degraded && <p>{words.degraded}</p>}
      {current.length === 0 && <p>{words.nothingNow}</p>}
      {current.map(([key, standing]) => (
        <div key={key} class="used">
          <div class="row">
            <div>
              <p>{titleOf(key, state)}</p>
              <p class="small">{standingOf(standing, words, lang)}</p>
            </div>
            {here.includes(key) && (
              <Button
                look="quiet"
                busy={busy}
                label={`${words.withdraw}: ${titleOf(key, state)}`}
                onPress={(event) => withdraw([key], event)}
              >
                {words.withdraw}
              </Button>
            )}
          </div>
          <WithdrawElsewhere {...{ ui, purpose: key }} />
        </div>
      ))}
      {here.length > 1 && (
        <Button look="quiet" busy={busy} onPress={(event) => withdraw(here, event)}>
          {words.withdrawAll}
        </Button>
      )}
      <Problem meaning={words.notSaved} problem={problem} />
      <div class="row over">
        <Heading>{words.acts}</Heading>
        <Button look="quiet" part="download" onPress={keep}>
          {words.download}
        </Button>
      </div>
      <Problem meaning={words.noFile} problem={noFile} />
      {state.entries.length === 0 && <p>{words.noActs}</p>}
      <ol>
        {state.entries.map((entry) => (
          <Entry key={entry.id} {...{ ui, entry }} />
        ))}
      </ol>
    </>
  );
}
