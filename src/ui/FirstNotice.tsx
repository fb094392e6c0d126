import type { ComponentChildren, VNode } from 'preact';
import type { PurposeKey } from '../core/purpose.ts';
import type { PublishedNotice } from '../core/publish.ts';
import type { PurposeState } from '../core/state.ts';
import { basisOf } from './basisOf.ts';
import { Changes } from './Changes.tsx';
import { inLocale, purposeWords } from './inLocale.ts';
import { OnlyIn } from './OnlyIn.tsx';
import { standingOf } from './standingOf.ts';
import type { Ui } from './Ui.ts';

interface Props {
  readonly ui: Ui;
  readonly id: string;
  readonly notice: PublishedNotice;
  /** The purposes that are put, of all notices. None where it is only announced. */
  readonly purposes: readonly PurposeKey[] | undefined;
  /** What stands beside the name of who asks. */
  readonly children: ComponentChildren;
}

/** One notice in short: who asks, what about, what has changed, and on what an answer is due. */
export function FirstNotice({ ui, id, notice, purposes, children }: Props): VNode {
  const { state } = ui;
  const { lang, dir, title, summary } = inLocale(notice.texts, state);
  const by = inLocale(notice.by.texts, state);
  const uses = notice.purposes.filter(({ key }) => purposes?.includes(key));
  return (
    <>
      <div class="top">
        <p class="by" lang={by.lang} dir={by.dir}>
          {by.name}
        </p>
        {children}
      </div>
      <h2 id={id} lang={lang} dir={dir}>
        {title}
      </h2>
      {purposes && (
        <p lang={lang} dir={dir}>
          {summary}
        </p>
      )}
      <OnlyIn ui={ui} texts={notice.texts} />
      {state.news.includes(notice.key) && <Changes {...{ ui, notice }} />}
      {uses.length > 0 && (
        <ul class="dots" dir={dir}>
          {uses.map(({ key }) => (
            <Put key={key} {...{ ui, notice, purpose: key }} />
          ))}
        </ul>
      )}
    </>
  );
}

/** One purpose by its title, and what that does not say already. */
function Put({
  ui,
  notice,
  purpose,
}: Pick<Props, 'ui' | 'notice'> & { readonly purpose: PurposeKey }): VNode {
  const { state } = ui;
  const { lang, title, mechanism } = purposeWords(notice, purpose, state);
  const standing = state.purposes[purpose];
  const notes = standing ? notesOf(standing, mechanism, ui) : [];
  return (
    <li>
      <span lang={lang}>{title}</span>{' '}
      {notes.map((note) => (
        <span key={note} class="small" lang={note === mechanism ? lang : undefined}>
          <bdi>{note}</bdi>
        </span>
      ))}
    </li>
  );
}

/**
 * That a purpose was never decided, or rests on what the person says, goes without saying. How else
 * consent may come about is told by the notice; that it is another who obtains it, in any case.
 */
function notesOf(
  standing: PurposeState,
  told: string | undefined,
  { words, lang }: Ui,
): (string | undefined)[] {
  const { basis, mechanism, reason } = standing;
  const isOpen = basis === 'opt-out' && reason === 'not-asked';
  const isWeak = basis === 'consent' && mechanism !== 'explicit';
  const isTold = mechanism === 'deemed-by-use' && told;
  return [
    reason === 'not-asked' ? undefined : standingOf(standing, words, lang),
    isOpen || (isWeak && !isTold) ? basisOf(standing, words) : undefined,
    isWeak ? told : undefined,
  ].filter(Boolean);
}
