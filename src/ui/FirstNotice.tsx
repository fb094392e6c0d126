import type { ComponentChildren, VNode } from 'preact';
import type { PurposeKey } from '../core/notice.ts';
import type { PublishedNotice } from '../core/publish.ts';
import type { PurposeState } from '../core/state.ts';
import { inLocale, purposeWords } from './inLocale.ts';
import { standingOf } from './standingOf.ts';
import type { Ui } from './Ui.ts';

interface Props {
  readonly ui: Ui;
  readonly id: string;
  readonly notice: PublishedNotice;
  /** The purposes that are put, of all notices. */
  readonly purposes: readonly PurposeKey[];
  /** What stands beside the name of who asks. */
  readonly children: ComponentChildren;
}

/** One notice in short: who asks, what about, and the purposes on which an answer is due. */
export function FirstNotice({ ui, id, notice, purposes, children }: Props): VNode {
  const { state } = ui;
  const text = inLocale(notice.texts, state.locale);
  const by = inLocale(notice.by.texts, state.locale);
  const uses = notice.purposes.filter(({ key }) => purposes.includes(key));
  return (
    <>
      <div class="top">
        <p class="by" lang={by.lang}>
          {by.name}
        </p>
        {children}
      </div>
      <h2 id={id} lang={text.lang}>
        {text.title}
      </h2>
      <p lang={text.lang}>{text.summary}</p>
      {uses.length > 0 && (
        <ul class="dots">
          {uses.map(({ key }) => {
            const purpose = purposeWords(notice, key, state.locale);
            return (
              <li key={key}>
                <span lang={purpose.lang}>{purpose.title}</span>{' '}
                <span class="small">{noteOf(state.purposes[key], ui)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

/** What a title does not say already: that a purpose was never decided goes without saying. */
function noteOf(standing: PurposeState | undefined, { words, lang }: Ui): string | undefined {
  if (standing === undefined) return undefined;
  if (standing.reason !== 'not-asked') return standingOf(standing, words, lang);
  return standing.basis === 'opt-out' ? words.bases['opt-out'] : undefined;
}
