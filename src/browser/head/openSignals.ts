import type { HeadConfig } from '../../core/head.ts';
import type { PurposeKey } from '../../core/purpose.ts';
import { denied } from '../../core/signals/said.ts';
import { setOpened } from '../warden/signals/opened.ts';
import { say } from '../warden/signals/say.ts';

/** Tells each party that nothing is granted; and Google's tags what they need not wait for. */
export function openSignals(
  { said = [], google = {} }: HeadConfig,
  open: readonly PurposeKey[] | undefined,
): void {
  for (const one of said) say(one);
  setOpened();
  const shut = Object.keys(google).filter(
    (word) => open && !google[word]?.every((purpose) => open.includes(purpose)),
  );
  if (shut.length > 0) say(['gtag', [['consent', 'update', denied(shut)]]]);
}
