import type { ConsentState } from '../../core/api.ts';
import type { PurposeKey } from '../../core/purpose.ts';
import { own } from '../../core/own.ts';

/** Whether the browser's own signal was the last to decide on a purpose. */
export const isBySignal = (purpose: PurposeKey, { entries }: ConsentState): boolean =>
  entries.find(({ decisions }) => own(decisions, purpose))?.surface === 'signal';
