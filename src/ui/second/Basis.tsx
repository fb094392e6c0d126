import type { VNode } from 'preact';
import type { PurposeUse } from '../../core/purpose.ts';
import type { PurposeState } from '../../core/state.ts';
import type { PurposeWords } from '../../core/words.ts';
import { basisOf } from '../basisOf.ts';
import type { Worded } from '../inLocale.ts';
import type { FullUi } from './FullUi.ts';

interface Props {
  readonly words: FullUi['words'];
  readonly standing: PurposeState;
  readonly use: PurposeUse;
  readonly text: Worded<PurposeWords>;
}

/** What a purpose rests on: why it is exempt, or in what way consent may come about. */
export function Basis({ words, standing, use, text }: Props): VNode {
  const { basis, mechanism } = standing;
  return (
    <>
      <p>
        {basisOf(standing, words)}
        {basis === 'exempt' && use.exemption && ` (${words.exemptions[use.exemption]})`}
      </p>
      {basis === 'consent' && mechanism !== 'explicit' && text.mechanism && (
        <p lang={text.lang} dir={text.dir}>
          {text.mechanism}
        </p>
      )}
    </>
  );
}
