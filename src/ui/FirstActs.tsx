import type { VNode } from 'preact';
import type { Decisions } from '../core/api.ts';
import type { PublishedNotice } from '../core/publish.ts';
import type { PurposeKey } from '../core/purpose.ts';
import { revisionOf } from './revisions.ts';
import { toAll } from './asked.ts';
import { Button } from './Button.tsx';
import { inLocale } from './inLocale.ts';
import type { Ui } from './Ui.ts';
import type { Act } from './useAct.ts';
import { CHOOSE, READ } from './useFocusReturn.ts';

interface Props {
  readonly ui: Ui;
  readonly how: Act;
  readonly purposes: readonly PurposeKey[];
  /** The notices that are only announced: nothing is asked then. */
  readonly announced: readonly PublishedNotice[];
}

type Answer = readonly [part: string, label: string, onPress: (event: Event) => void];

/** What can be answered on the first layer. All answers look alike. */
export function FirstActs(props: Props): VNode {
  const answers = props.announced.length > 0 ? toNews(props) : toQuestions(props);
  return (
    <div class="acts">
      {answers.map(([part, label, onPress], index) => (
        <Button key={`${part}${index}`} busy={props.how.busy} {...{ part, onPress }}>
          {label}
        </Button>
      ))}
    </div>
  );
}

/** Whether to go on is to agree, to all of these: an explicit answer does for every other, too. */
export const isDeemed = ({ state: { purposes } }: Ui, put: readonly PurposeKey[]): boolean =>
  put.length > 0 &&
  put.every((key) => {
    const { basis, mechanism } = purposes[key] ?? {};
    return basis === 'consent' && mechanism === 'deemed-by-use';
  });

function toQuestions({ ui, how: { act }, purposes }: Props): Answer[] {
  const { consent, words } = ui;
  const deemed = isDeemed(ui, purposes);
  const decide = (decision: Decisions[string]) => (event: Event) =>
    act(
      toAll(purposes, decision),
      event,
      () => consent.close(),
      deemed && decision === 'granted' ? { mechanism: 'deemed-by-use' } : {},
    );
  const choose: Answer = [CHOOSE, words.choose, () => consent.open('preferences')];
  if (purposes.length === 0) return [choose];
  return [
    ['accept', deemed ? words.goOn : words.acceptAll, decide('granted')],
    ['refuse', deemed ? words.doNot : words.refuseAll, decide('refused')],
    choose,
  ];
}

/** What is only announced is taken note of, or read. */
function toNews({ ui: { consent, state, words }, how: { note }, announced }: Props): Answer[] {
  const keys = announced.map(({ key }) => key);
  return [
    ['ok', words.ok, (event) => note(keys, event, () => consent.close())],
    ...announced.map((notice): Answer => {
      const { title } = inLocale(notice.texts, state);
      const [section] = revisionOf(notice, state).changes.flatMap(({ sections = [] }) => sections);
      return [
        READ,
        keys.length > 1 ? `${words.read}: ${title}` : words.read,
        () => consent.open('notice', { notice: notice.key, ...(section && { section }) }),
      ];
    }),
  ];
}
