import type { VNode } from 'preact';
import type { RecordEntry } from '../../core/record.ts';
import { languageOf } from '../languageOf.ts';
import { momentOf } from './format.ts';
import { inLocale } from '../inLocale.ts';
import { Mechanism } from './Mechanism.tsx';
import { titleOf } from './titleOf.ts';
import type { FullUi } from './FullUi.ts';

interface Props {
  readonly ui: FullUi;
  readonly entry: RecordEntry;
}

/**
 * One act: what was decided, or that it was taken note of; when, on which words, how it came about,
 * who acted, and whether the server has it.
 */
export function Entry({ ui, entry }: Props): VNode {
  const { state, words, lang } = ui;
  const decisions = Object.entries(entry.decisions);
  const notices = entry.notices.map(({ key, version, locale = entry.locale }) => {
    const history = state.versions.filter((one) => one.key === key);
    const notice = history.find((one) => one.version === version) ?? history.at(-1);
    const title = notice === undefined ? key : inLocale(notice.texts, state).title;
    return { edition: words.edition(title, version), read: languageOf(locale, lang) };
  });
  const isNoted = decisions.length === 0;
  return (
    <li class="entry" part="entry">
      <p class="when">
        <time dateTime={entry.at}>{momentOf(entry.at, lang)}</time>
      </p>
      <ul>
        {isNoted
          ? notices.map(({ edition }) => (
              <li key={edition}>
                <strong>{words.takenNote}</strong> {edition}
              </li>
            ))
          : decisions.map(([purpose, decision]) => (
              <li key={purpose}>
                <strong>
                  {decision === 'granted'
                    ? words.granted[entry.mechanism]
                    : words.decisions[decision]}
                </strong>{' '}
                {titleOf(purpose, state)}
              </li>
            ))}
      </ul>
      <Mechanism {...{ words, entry }} />
      <p class="small">
        {[
          ...(isNoted ? [] : notices.map(({ edition }) => edition)),
          ...new Set(notices.map(({ read }) => read)),
          // A browser's signal is neither a person's act on the page nor a script's own.
          ...(entry.surface === 'signal' ? [] : [words.means[entry.means]]),
          words.surfaces[entry.surface],
        ].join(' · ')}
      </p>
      <p class={`small ${entry.delivery}`}>{words.delivery[entry.delivery]}</p>
    </li>
  );
}
