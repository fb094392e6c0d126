import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { PurposeKey } from '../../core/notice.ts';
import { asked, toAll } from '../asked.ts';
import { Button } from '../Button.tsx';
import { Dialog } from './Dialog.tsx';
import { download } from './download.ts';
import { Entry } from './Entry.tsx';
import { Problem } from '../Problem.tsx';
import { titleOf } from './titleOf.ts';
import type { FullUi } from './FullUi.ts';
import { useAct } from '../useAct.ts';

/** The record: what is in use now and how to stop it, every act made here, and a copy to keep. */
export function RecordView({ ui }: { readonly ui: FullUi }): VNode {
  const { consent, state, words } = ui;
  const { act, busy, problem } = useAct(ui, 'record');
  const [noFile, setNoFile] = useState<unknown>();
  const current = asked(state).filter((key) => state.purposes[key]?.allowed);
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
    <Dialog
      ui={ui}
      title={words.record}
      foot={
        <>
          <Problem meaning={words.notSaved} problem={problem} />
          <Problem meaning={words.noFile} problem={noFile} />
          <div class="acts">
            <Button look="quiet" onPress={() => consent.open('preferences')}>
              {words.toPreferences}
            </Button>
            <Button look="quiet" part="download" onPress={keep}>
              {words.download}
            </Button>
          </div>
        </>
      }
    >
      <h3 ref={head} tabIndex={-1}>
        {words.now}
      </h3>
      {current.length === 0 && <p>{words.nothingNow}</p>}
      {current.map((key) => (
        <div key={key} class="row">
          <span>{titleOf(key, state)}</span>
          <Button
            look="quiet"
            busy={busy}
            label={`${words.withdraw}: ${titleOf(key, state)}`}
            onPress={(event) => withdraw([key], event)}
          >
            {words.withdraw}
          </Button>
        </div>
      ))}
      {current.length > 1 && (
        <Button look="quiet" busy={busy} onPress={(event) => withdraw(current, event)}>
          {words.withdrawAll}
        </Button>
      )}
      <h3>{words.acts}</h3>
      {state.entries.length === 0 && <p>{words.noActs}</p>}
      <ol>
        {state.entries.map((entry) => (
          <Entry key={entry.id} {...{ ui, entry }} />
        ))}
      </ol>
    </Dialog>
  );
}
