import type { ConsentState } from '../../core/api.ts';
import type { PurposeKey } from '../../core/purpose.ts';
import { purposeWords } from '../inLocale.ts';

/** What a purpose is called: in the record also one that no applicable notice puts any more. */
export function titleOf(purpose: PurposeKey, state: ConsentState): string {
  const notice = [...state.notices, ...state.versions].find(({ purposes }) =>
    purposes.some(({ key }) => key === purpose),
  );
  return notice === undefined ? purpose : purposeWords(notice, purpose, state).title;
}
