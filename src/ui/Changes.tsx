import type { VNode } from 'preact';
import type { PublishedNotice } from '../core/publish.ts';
import { revisionOf } from './revisions.ts';
import { dateOf } from './dateOf.ts';
import type { Ui } from './Ui.ts';

interface Props {
  readonly ui: Ui;
  readonly notice: PublishedNotice;
}

/** Says that a notice has changed, and from when on. */
export function changedOn({ effective }: PublishedNotice, { words, lang }: Ui): string {
  // The day as the notice's own offset counts it: a legal date does not move with the reader.
  return words.changed(dateOf(effective.from.slice(0, 10), lang, { timeZone: 'UTC' }));
}

/** The same, and in what it has since the person last saw it. */
export function Changes({ ui, notice }: Props): VNode {
  const { state } = ui;
  return (
    <>
      <p>
        <strong>{changedOn(notice, ui)}</strong>
      </p>
      <ul class="dots">
        {revisionOf(notice, state).changes.map(({ key, told }) => (
          <li key={key} lang={told.lang} dir={told.dir}>
            {told.text}
          </li>
        ))}
      </ul>
    </>
  );
}
