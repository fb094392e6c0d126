import type { VNode } from 'preact';
import type { RecordEntry } from '../../core/record.ts';
import { languageOf } from '../languageOf.ts';
import { momentOf } from './format.ts';
import { inLocale } from '../inLocale.ts';
import { titleOf } from './titleOf.ts';
import type { FullUi } from './FullUi.ts';

interface Props {
  readonly ui: FullUi;
  readonly entry: RecordEntry;
}

/** One act: what was decided, when, on which words, who acted, and whether the server has it. */
export function Entry({ ui, entry }: Props): VNode {
  const { state, words, lang } = ui;
  const notices = entry.notices.map(({ key, version }) => {
    const notice = state.notices.find((one) => one.key === key);
    const title = notice === undefined ? key : inLocale(notice.texts, state.locale).title;
    return words.edition(title, version);
  });
  return (
    <li class="entry" part="entry">
      <h4>
        <time dateTime={entry.at}>{momentOf(entry.at, lang)}</time>
      </h4>
      <ul>
        {Object.entries(entry.decisions).map(([purpose, decision]) => (
          <li key={purpose}>
            <strong>{words.decisions[decision]}</strong> {titleOf(purpose, state)}
          </li>
        ))}
      </ul>
      <p class="small">
        {[
          ...notices,
          languageOf(entry.locale, lang),
          words.means[entry.means],
          words.surfaces[entry.surface],
        ].join(' · ')}
      </p>
      <p class={`small ${entry.delivery}`}>{words.delivery[entry.delivery]}</p>
    </li>
  );
}
