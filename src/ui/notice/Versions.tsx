import { timingOf } from '../../core/timing.ts';
import type { VNode } from 'preact';
import { Button } from '../Button.tsx';
import { civilOf } from '../second/format.ts';
import { Heading } from './Heading.tsx';
import { historyOf } from './noticeNamed.ts';
import type { Part } from './Part.ts';

interface Props extends Part {
  readonly onChoose: (version: string) => void;
}

/** The versions before this one and after it, each to be read, and which one is in force. */
export function Versions({ ui, notice, level, onChoose }: Props): VNode | null {
  const { state, words, lang } = ui;
  const history = historyOf(state, notice.key);
  if (history.length < 2) return null;
  return (
    <section class="versions">
      <Heading level={level + 1}>{words.versions}</Heading>
      <ul class="dots">
        {history.map((one) => {
          const { version, effective } = one;
          const here = version === notice.version;
          return (
            <li key={version} aria-current={here ? 'true' : undefined}>
              {here ? (
                <strong>
                  <bdi>{version}</bdi>
                </strong>
              ) : (
                <Button look="plain" onPress={() => onChoose(version)}>
                  <bdi>{version}</bdi>
                </Button>
              )}{' '}
              <span class="small">
                {words.label.from} {civilOf(effective.from.slice(0, 10), lang)} ·{' '}
                {words.timing[timingOf(one, state.versions, new Date())]}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
