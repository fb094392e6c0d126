import type { VNode } from 'preact';
import type { PurposeKey } from '../../core/purpose.ts';
import { elsewhere } from '../asked.ts';
import { purposeWords } from '../inLocale.ts';
import type { FullUi } from './FullUi.ts';
import { Link } from '../Link.tsx';

interface Props {
  readonly ui: FullUi;
  readonly purpose: PurposeKey;
}

/** For a grant that no switch takes back: what follows when it is withdrawn, and how that is done. */
export function WithdrawElsewhere({ ui: { state, words }, purpose }: Props): VNode | null {
  const found = elsewhere(purpose, state);
  if (found === undefined) return null;
  const { notice, withdrawal } = found;
  const text = purposeWords(notice, purpose, state);
  return (
    <div class="aside" part="withdrawal">
      {text.withdrawal && (
        <p lang={text.lang} dir={text.dir}>
          {text.withdrawal}
        </p>
      )}
      <p>
        <Link to={withdrawal.url}>{words.withdrawals[withdrawal.by]}</Link>
      </p>
    </div>
  );
}
