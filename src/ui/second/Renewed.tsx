import type { VNode } from 'preact';
import type { PublishedNotice } from '../../core/publish.ts';
import type { PurposeKey } from '../../core/purpose.ts';
import { purposeWords } from '../inLocale.ts';
import { revisionOf } from '../revisions.ts';
import { Edition } from './Edition.tsx';
import type { FullUi } from './FullUi.ts';

interface Props {
  readonly ui: FullUi;
  readonly notice: PublishedNotice;
  readonly purpose: PurposeKey;
  /** What the switch is described by: the purpose as it is now. */
  readonly id: string;
}

/** What has changed in a purpose since it was granted: what the notice says of it, and its words. */
export function Renewed({ ui: { state, words }, notice, purpose, id }: Props): VNode {
  const { before, changes } = revisionOf(
    notice,
    state,
    ({ decisions }) => decisions[purpose] === 'granted',
  );
  const named = changes.filter(({ purposes = [] }) => purposes.includes(purpose));
  return (
    <>
      {named.length > 0 && (
        <ul class="dots aside">
          {named.map(({ key, told }) => (
            <li key={key} lang={told.lang} dir={told.dir}>
              {told.text}
            </li>
          ))}
        </ul>
      )}
      <div class="beside">
        {before && (
          <Edition
            id={`${id}b`}
            part="before"
            head={words.before(before.version)}
            text={purposeWords(before, purpose, state)}
          />
        )}
        <Edition
          id={id}
          part="after"
          head={words.after(notice.version)}
          text={purposeWords(notice, purpose, state)}
        />
      </div>
    </>
  );
}
