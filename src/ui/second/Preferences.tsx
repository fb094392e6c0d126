import type { VNode } from 'preact';
import type { Decisions } from '../../core/api.ts';
import type { PurposeKey } from '../../core/purpose.ts';
import { asked, toAll } from '../asked.ts';
import { Button } from '../Button.tsx';
import { Dialog } from './Dialog.tsx';
import { NoticeChoices } from './NoticeChoices.tsx';
import { Problem } from '../Problem.tsx';
import type { FullUi } from './FullUi.ts';
import { useAct } from '../useAct.ts';
import type { Draft } from '../Draft.ts';

interface Props {
  readonly ui: FullUi;
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
}

/** The second layer: every purpose with its switch, and the way to each notice as a whole. */
export function Preferences({ ui, draft, setDraft }: Props): VNode {
  const { consent, state, words } = ui;
  const { act, busy, problem } = useAct(ui, 'preferences');
  const purposes = asked(state);
  // What was not turned follows the state, so that a withdrawal in another tab is not undone here.
  const isOn = (key: PurposeKey): boolean =>
    draft.get(key) ?? state.purposes[key]?.allowed === true;
  const record = (decisions: Decisions, event: Event): void =>
    act(decisions, event, () => consent.close());
  const all = (decision: Decisions[string]) => (event: Event) =>
    record(toAll(purposes, decision), event);
  const save = (event: Event): void => {
    // Objecting is an act; letting be is none, so an open purpose left alone gets no decision.
    const decided = purposes.filter((key) => {
      const { basis, value } = state.purposes[key] ?? {};
      return draft.has(key) || basis === 'consent' || value !== 'unset';
    });
    if (decided.length === 0) return consent.close();
    record(
      Object.fromEntries(decided.map((key) => [key, isOn(key) ? 'granted' : 'refused'])),
      event,
    );
  };
  return (
    <Dialog
      ui={ui}
      title={words.preferences}
      focus={state.target.purpose}
      steady={draft.size > 0}
      foot={
        <>
          <Problem meaning={words.notSaved} problem={problem} />
          {purposes.length > 0 && (
            <div class="acts">
              <Button look="quiet" busy={busy} part="accept" onPress={all('granted')}>
                {words.acceptAll}
              </Button>
              <Button look="quiet" busy={busy} part="refuse" onPress={all('refused')}>
                {words.refuseAll}
              </Button>
              <Button busy={busy} part="save" onPress={save}>
                {words.save}
              </Button>
            </div>
          )}
        </>
      }
    >
      {state.degraded && <p>{words.degraded}</p>}
      {state.notices.length === 0 && <p>{words.noNotice}</p>}
      {state.notices.map((notice) => (
        <NoticeChoices
          key={notice.key}
          {...{ ui, notice, isOn }}
          onTurn={(key, on) => setDraft(new Map(draft).set(key, on))}
        />
      ))}
      <Button look="plain" onPress={() => consent.open('record')}>
        {words.toRecord}
      </Button>
    </Dialog>
  );
}
